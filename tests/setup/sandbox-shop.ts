/** A sandbox shop with the app installed in it, as the web process would have left it after the first visit. */
import { Session } from "@shopify/shopify-api";
import { env } from "#services/env.ts";
import { openSealedSessionStorage } from "#services/sessions/sealed-session-storage.ts";
import { openShop } from "#services/shops/open-shop.ts";
import type { Sandbox } from "../../sandbox/shopify/server.ts";
import { sessionToken } from "../../sandbox/shopify/testing/open-admin.ts";

interface TokenAnswer {
  readonly access_token: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly refresh_token_expires_in?: number;
}

/** Exchanges a session token for an offline token at the sandbox, stores it, and opens the shop; returns its id. */
export async function installIn(sandbox: Pick<Sandbox, "url">, domain: string): Promise<string> {
  const answer = await fetch(`${sandbox.url}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-shop-domain": domain },
    body: JSON.stringify({
      client_id: env.SHOPIFY_API_KEY,
      client_secret: env.SHOPIFY_API_SECRET,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: await sessionToken(sandbox.url, domain),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    }),
  });
  const token = (await answer.json()) as TokenAnswer;
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
  await openSealedSessionStorage().storeSession(
    new Session({
      id: `offline_${domain}`,
      shop: domain,
      state: "",
      isOnline: false,
      scope: token.scope,
      accessToken: token.access_token,
      expires: inSeconds(token.expires_in),
      refreshToken: token.refresh_token,
      refreshTokenExpires: inSeconds(token.refresh_token_expires_in ?? 7_776_000),
    }),
  );
  return (await openShop(domain)).id;
}
