/**
 * products/create: reads the product again a little later and asks the shop's automation rules about it.
 *
 * The webhook often comes before Shopify has processed the pictures, so the job waits and, if need be, comes back.
 */
import { enqueue } from "#services/outbox.ts";
import { productPayloadSchema, shopWebhook } from "../webhook.server.ts";

const settleMs = 10_000;

export const action = shopWebhook(async ({ shopId, payload, tx }) => {
  const { admin_graphql_api_id: productGid } = productPayloadSchema.parse(payload);
  await enqueue(tx, "automate-product", { shopId, productGid, occasion: "created" }, { delayMs: settleMs });
});
