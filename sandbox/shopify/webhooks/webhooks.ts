/** Signed webhooks: at least once, unordered, retried with back-off. */
import { createHmac, randomUUID } from "node:crypto";

import type { Shop } from "../records.ts";
import type { ShopEvent, Store } from "../store.ts";
import type { Timers } from "../timers.ts";
import { deletedPayload, productPayload, scopesPayload, shopPayload } from "./payloads.ts";
import type { Subscription } from "./subscriptions.ts";

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

export interface Webhooks {
  /** Sends a topic by hand; a duplicate goes out twice under one webhook id. */
  send(shop: Shop, topic: string, options?: { payload?: object; duplicate?: boolean }): readonly Delivery[];
  list(): readonly Delivery[];
  clear(): void;
}

/** 8 retries, then the delivery is given up (facts section 3); Shopify spreads them over 4 hours. */
const maxRetries = 8;
const answerWithinMs = 5_000;

export function openWebhooks(store: Store, timers: Timers, subscriptions: readonly Subscription[]): Webhooks {
  let deliveries: Delivery[] = [];

  const attempt = async (delivery: Delivery): Promise<void> => {
    const outcome = await post(delivery);
    delivery.attempts.push(outcome);
    if (outcome.status !== null && outcome.status >= 200 && outcome.status < 300)
      delivery.state = "delivered";
    else if (delivery.attempts.length > maxRetries) delivery.state = "given-up";
    else if (delivery.state === "waiting") {
      timers.after(store.settings.webhookRetryMs * 2 ** (delivery.attempts.length - 1), () =>
        attempt(delivery),
      );
    }
  };

  const send: Webhooks["send"] = (shop, topic, { payload, duplicate = false } = {}) => {
    const eventId = randomUUID();
    return subscriptions
      .filter((subscription) => subscription.topic === topic)
      .map((subscription) => {
        const body = JSON.stringify(pick(payload ?? shopPayload(shop, topic), subscription.includeFields));
        const delivery = sign(store, shop, { topic, uri: subscription.uri, body, eventId });
        deliveries.push(delivery);
        timers.after(0, () => attempt(delivery));
        if (duplicate) timers.after(0, () => attempt(delivery));
        return delivery;
      });
  };

  store.subscribe(({ shop, topic, product, previousScopes }: ShopEvent) => {
    // After the app is gone only its farewell is sent; compliance topics are sent by hand.
    if (!shop.installed && topic !== "app/uninstalled") return;
    if (previousScopes) send(shop, topic, { payload: scopesPayload(shop, previousScopes) });
    else if (!product) send(shop, topic);
    else if (topic === "products/delete") send(shop, topic, { payload: deletedPayload(product) });
    else send(shop, topic, { payload: productPayload(store, shop, product) });
  });

  return {
    send,
    list: () => deliveries,
    clear: () => {
      deliveries = [];
    },
  };
}

function sign(
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
async function post({ url, body, headers }: Delivery): Promise<Attempt> {
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

function pick(payload: object, fields: readonly string[] | null): object {
  if (!fields) return payload;
  return Object.fromEntries(Object.entries(payload).filter(([name]) => fields.includes(name)));
}
