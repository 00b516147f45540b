/**
 * app_subscriptions/update: the shop's plan is read again. What the webhook says is not taken for granted, since webhooks
 * come late, twice and out of order.
 */
import { enqueue } from "#services/outbox.ts";
import { shopWebhook } from "../webhook.server.ts";

export const action = shopWebhook(async ({ shopId, tx }) => {
  await enqueue(tx, "sync-plan", { shopId });
});
