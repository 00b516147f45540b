/** Signed webhooks: at least once, unordered, retried with back-off. */
import { randomUUID } from "node:crypto";

import type { Shop } from "../records.ts";
import type { ShopEvent, Store } from "../store.ts";
import type { Timers } from "../../common/timers.ts";
import { type Delivery, post, sign } from "./delivery.ts";
import {
  bulkPayload,
  deletedPayload,
  productPayload,
  scopesPayload,
  shopPayload,
  subscriptionPayload,
} from "./payloads.ts";
import type { Subscription } from "./subscriptions.ts";

export interface Webhooks {
  /** Sends a topic by hand; a duplicate goes out twice under one webhook id. */
  send(shop: Shop, topic: string, options?: { payload?: object; duplicate?: boolean }): readonly Delivery[];
  list(): readonly Delivery[];
  clear(): void;
}

/** 8 retries, then the delivery is given up (facts section 3); Shopify spreads them over 4 hours. */
const maxRetries = 8;

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

  store.subscribe(({ shop, topic, product, previousScopes, subscription, bulkOperation }: ShopEvent) => {
    // After the app is gone only its farewell is sent; compliance topics are sent by hand.
    if (!shop.installed && topic !== "app/uninstalled") return;
    if (previousScopes) send(shop, topic, { payload: scopesPayload(shop, previousScopes) });
    else if (subscription) send(shop, topic, { payload: subscriptionPayload(shop, subscription) });
    else if (bulkOperation) send(shop, topic, { payload: bulkPayload(bulkOperation) });
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

function pick(payload: object, fields: readonly string[] | null): object {
  if (!fields) return payload;
  return Object.fromEntries(Object.entries(payload).filter(([name]) => fields.includes(name)));
}
