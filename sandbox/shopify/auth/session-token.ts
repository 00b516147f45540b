/** Session tokens: JWT HS256 by the app's secret, living one minute, as App Bridge hands them to the app. */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

import type { Shop } from "../records.ts";
import type { Store } from "../store.ts";

export interface SessionClaims {
  readonly iss: string;
  readonly dest: string;
  readonly aud: string;
  readonly sub: string;
  readonly exp: number;
  readonly nbf: number;
  readonly iat: number;
  readonly jti: string;
  readonly sid: string;
}

/** Signs a fresh token for one of the shop's people, by Shopify's user id; for its owner when none is named. */
export function signSessionToken(store: Store, shop: Shop, userId?: string): string {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const claims: SessionClaims = {
    iss: `https://${shop.domain}/admin`,
    dest: `https://${shop.domain}`,
    aud: store.settings.apiKey,
    sub: userId ?? String(900_000_000 + shop.number),
    exp: nowSeconds + 60,
    nbf: nowSeconds,
    iat: nowSeconds,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const body = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${body}.${signature(body, store.settings.apiSecret)}`;
}

/** The claims of a token that this app's secret signed, is for this app and shop, and lives; else null. */
export function readSessionToken(store: Store, shop: Shop, token: string): SessionClaims | null {
  const [head, payload, signed] = token.split(".");
  if (!head || !payload || !signed) return null;
  const expected = Buffer.from(signature(`${head}.${payload}`, store.settings.apiSecret));
  const received = Buffer.from(signed);
  if (expected.length !== received.length || !timingSafeEqual(expected, received)) return null;
  const { alg } = decode(head) as { alg?: string };
  const claims = decode(payload) as SessionClaims;
  const nowSeconds = Date.now() / 1000;
  const good =
    alg === "HS256" &&
    claims.aud === store.settings.apiKey &&
    claims.dest === `https://${shop.domain}` &&
    claims.exp > nowSeconds &&
    claims.nbf <= nowSeconds + 5;
  return good ? claims : null;
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
const decode = (part: string): unknown => JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
const signature = (body: string, secret: string) =>
  createHmac("sha256", secret).update(body).digest("base64url");
