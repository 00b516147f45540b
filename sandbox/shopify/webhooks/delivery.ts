/** One webhook on its way: what it carries, how it is signed, each attempt to hand it over. */
import { createHmac, randomUUID } from "node:crypto";

import type { Shop } from "../records.ts";
import type { Store } from "../store.ts";

export interface Attempt {
  readonly at: string;
  /** HTTP status, or null when the connection failed or took longer than 5 s. */
  readonly status: number | null;
  readonly error: string | null;
}

export interface Delivery {
  readonly webhookId: string;
  readonly eventId: string;
  readonly shop: string;
  readonly topic: string;
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attempts: Attempt[];
  state: "waiting" | "delivered" | "given-up";
}

/** The app has to answer within 5 s (facts section 3). */
const answerWithinMs = 5_000;

/** A delivery with Shopify's headers, not sent yet. */
export function sign(
  store: Store,
  shop: Shop,
  { topic, uri, body, eventId }: { topic: string; uri: string; body: string; eventId: string },
): Delivery {
  const webhookId = randomUUID();
  return {
    webhookId,
    eventId,
    shop: shop.domain,
    topic,
    url: new URL(uri, store.settings.appUrl).href,
    body,
    headers: {
      "Content-Type": "application/json",
      "User-Agent": "Shopify-Captain-Hook",
      "X-Shopify-Topic": topic,
      "X-Shopify-Shop-Domain": shop.domain,
      "X-Shopify-API-Version": "2026-10",
      "X-Shopify-Webhook-Id": webhookId,
      "X-Shopify-Event-Id": eventId,
      "X-Shopify-Triggered-At": new Date().toISOString(),
      "X-Shopify-Name": topic.replace("/", "-"),
      // Base64 HMAC-SHA256 of the raw body by the client secret.
      "X-Shopify-Hmac-Sha256": createHmac("sha256", store.settings.apiSecret)
        .update(body, "utf8")
        .digest("base64"),
    },
    attempts: [],
    state: "waiting",
  };
}

/** Retries carry the payload as it was when the event happened. */
export async function post({ url, body, headers }: Delivery): Promise<Attempt> {
  const at = new Date().toISOString();
  try {
    const signal = AbortSignal.timeout(answerWithinMs);
    const response = await fetch(url, { method: "POST", body, headers, redirect: "manual", signal });
    await response.body?.cancel();
    return { at, status: response.status, error: null };
  } catch (error) {
    return { at, status: null, error: error instanceof Error ? error.message : String(error) };
  }
}
