/** /__sandbox: the app's standing with a shop: session tokens, install and uninstall, tokens, scopes, webhooks. */
import { Hono } from "hono";

import { changeScopes, installApp, uninstallApp } from "../auth/installation.ts";
import { signSessionToken } from "../auth/session-token.ts";
import { expireTokens, revokeTokens } from "../auth/tokens.ts";
import type { SandboxEnv } from "../http.ts";
import { productPayload } from "../webhooks/payloads.ts";
import type { Platform } from "../platform.ts";
import { ControlError, productNamed, readBody, shopNamed } from "./input.ts";

interface WebhookRequest {
  readonly shop: string;
  readonly topic: string;
  readonly payload: object;
  /** Fills the payload from a product instead. */
  readonly productId: string;
  readonly duplicate: boolean;
}

export function appRoute({ store, webhooks }: Platform): Hono<SandboxEnv> {
  const route = new Hono<SandboxEnv>();

  route.get("/session-token", (context) =>
    context.text(
      signSessionToken(store, shopNamed(store, context.req.query("shop")), context.req.query("user")),
    ),
  );
  route.post("/install", async (context) => {
    installApp(store, shopNamed(store, (await readBody<{ shop: string }>(context)).shop));
    return context.body(null, 204);
  });
  route.post("/uninstall", async (context) => {
    uninstallApp(store, shopNamed(store, (await readBody<{ shop: string }>(context)).shop));
    return context.body(null, 204);
  });
  route.post("/revoke-tokens", async (context) => {
    revokeTokens(store, shopNamed(store, (await readBody<{ shop: string }>(context)).shop));
    return context.body(null, 204);
  });
  route.post("/expire-tokens", async (context) => {
    const { shop, refreshToo = false } = await readBody<{ shop: string; refreshToo: boolean }>(context);
    expireTokens(store, shopNamed(store, shop), { refreshToo });
    return context.body(null, 204);
  });
  route.post("/scopes", async (context) => {
    const { shop, scopes } = await readBody<{ shop: string; scopes: string[] }>(context);
    if (!Array.isArray(scopes)) throw new ControlError(400, 'expected a list of scopes for "scopes"');
    changeScopes(store, shopNamed(store, shop), scopes);
    return context.body(null, 204);
  });

  route.get("/webhooks", (context) => context.json(webhooks.list()));
  route.post("/webhooks", async (context) => {
    const {
      shop: domain,
      topic,
      payload,
      productId,
      duplicate = false,
    } = await readBody<WebhookRequest>(context);
    if (!topic) throw new ControlError(400, 'expected a topic such as products/create for "topic"');
    const shop = shopNamed(store, domain);
    const filled = productId ? productPayload(store, shop, productNamed(store, productId).product) : payload;
    return context.json(webhooks.send(shop, topic, { ...(filled && { payload: filled }), duplicate }), 201);
  });
  return route;
}
