/** /__sandbox/faults and /__sandbox/requests: break things on demand, and see what was asked. */
import { Hono } from "hono";

import type { SandboxEnv } from "../http.ts";
import type { Platform } from "../platform.ts";
import { faultKinds, type NewFault } from "../../common/faults.ts";
import { ControlError, readBody, shopNamed } from "./input.ts";

export function faultsRoute({ store, faults, requests, buckets }: Platform): Hono<SandboxEnv> {
  const route = new Hono<SandboxEnv>();

  route.get("/faults", (context) => context.json(faults.list()));
  route.post("/faults", async (context) => {
    const { kind, ...rest } = await readBody<NewFault>(context);
    if (!kind || !faultKinds.includes(kind)) {
      throw new ControlError(
        400,
        `expected one of ${faultKinds.join(", ")} for "kind" but received ${String(kind)}`,
      );
    }
    return context.json(faults.add({ ...rest, kind }), 201);
  });
  route.post("/faults/release", async (context) => {
    faults.release((await readBody<{ id: string }>(context)).id);
    return context.body(null, 204);
  });
  route.delete("/faults", (context) => {
    faults.clear();
    return context.body(null, 204);
  });

  route.post("/drain", async (context) => {
    const { shop, pointsLeft = 0 } = await readBody<{ shop: string; pointsLeft: number }>(context);
    buckets.drain(shopNamed(store, shop).domain, pointsLeft);
    return context.body(null, 204);
  });

  route.get("/requests", (context) => {
    const { shop, operation } = context.req.query();
    const found = requests
      .list()
      .filter((request) => shop === undefined || request.shop === shop)
      .filter(
        (request) =>
          operation === undefined ||
          request.operation === operation ||
          request.rootFields.includes(operation),
      );
    return context.json(found);
  });
  route.delete("/requests", (context) => {
    requests.clear();
    return context.body(null, 204);
  });
  return route;
}
