/** /__sandbox/state and /__sandbox/reset. */
import { Hono } from "hono";

import type { SandboxEnv } from "../http.ts";
import type { Platform } from "../platform.ts";
import { seedShops } from "../seed-shops.ts";
import { readBody, shopNamed } from "./input.ts";
import { stateOfShop } from "./state.ts";

export function shopsRoute({
  store,
  faults,
  requests,
  timers,
  webhooks,
  buckets,
}: Platform): Hono<SandboxEnv> {
  const route = new Hono<SandboxEnv>();

  route.get("/state", (context) => {
    const domain = context.req.query("shop");
    if (domain !== undefined) return context.json(stateOfShop(store, shopNamed(store, domain)));
    return context.json([...store.shops.values()].map((shop) => stateOfShop(store, shop)));
  });
  route.post("/shops", async (context) => {
    const { shop: domain = "", name = domain } = await readBody<{ shop: string; name: string }>(context);
    return context.json(stateOfShop(store, store.addShop(domain, name)), 201);
  });
  route.post("/reset", async (context) => {
    timers.clear();
    faults.clear();
    requests.clear();
    webhooks.clear();
    buckets.clear();
    store.clear();
    await seedShops(store);
    return context.body(null, 204);
  });
  return route;
}
