/** POST /admin/api/:version/graphql.json */
import { Hono } from "hono";

import { tokenOf } from "../auth/tokens.ts";
import { type SandboxEnv, shopOf } from "../http.ts";
import type { Platform } from "../platform.ts";
import type { RawRequest } from "./check-request.ts";
import { runRequest } from "./run-request.ts";

export function graphqlRoute(platform: Platform): Hono<SandboxEnv> {
  const route = new Hono<SandboxEnv>();
  route.post("/admin/api/:version{\\d{4}-\\d{2}|unstable}/graphql.json", async (context) => {
    const shop = shopOf(platform.store, context);
    if (!shop) return context.json({ errors: "Not Found" }, 404);
    const token = tokenOf(shop, context.req.header("x-shopify-access-token") ?? "");
    // The body Shopify sends for a token it does not know, that has expired, or whose app was uninstalled.
    if (!token) {
      const errors = "[API] Invalid API key or access token (unrecognized login or wrong password)";
      return context.json({ errors }, 401);
    }
    const { operations, body } = context.get("subject");
    const request = readRequest(body);
    if (!request) return context.json({ errors: { query: "Required parameter missing or invalid" } }, 400);
    context.header("X-Shopify-API-Version", context.req.param("version"));
    context.header("X-Request-Id", crypto.randomUUID());
    return context.json(await runRequest({ platform, shop, token, operations, body }, request));
  });
  return route;
}

function readRequest(body: string): RawRequest | null {
  try {
    const read = JSON.parse(body) as Partial<RawRequest>;
    return typeof read.query === "string" ? (read as RawRequest) : null;
  } catch {
    return null;
  }
}
