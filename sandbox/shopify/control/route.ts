/** /__sandbox: what a test or a demo asks of the sandbox itself. */
import { Hono } from "hono";

import type { SandboxEnv } from "../http.ts";
import type { Platform } from "../platform.ts";
import { appRoute } from "./app-route.ts";
import { faultsRoute } from "./faults-route.ts";
import { ControlError } from "./input.ts";
import { productsRoute } from "./products-route.ts";
import { shopsRoute } from "./shops-route.ts";

export function controlRoute(platform: Platform): Hono<SandboxEnv> {
  const route = new Hono<SandboxEnv>();
  route.use(async (_context, next) => {
    await next();
    platform.store.save();
  });
  route.route("/", appRoute(platform));
  route.route("/", faultsRoute(platform));
  route.route("/", productsRoute(platform));
  route.route("/", shopsRoute(platform));
  route.onError((error, context) => {
    const status = error instanceof ControlError ? error.status : 500;
    return context.json({ error: error.message }, status);
  });
  return route;
}
