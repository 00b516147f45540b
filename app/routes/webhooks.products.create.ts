/**
 * products/create: reads the product again a little later and, where the shop asked for it, enhances its pictures.
 *
 * The webhook often comes before Shopify has processed the pictures, so the job waits.
 */
import { enqueue } from "#services/outbox.ts";
import { productPayloadSchema, shopWebhook } from "../webhook.server.ts";

const settleMs = 30_000;

export const action = shopWebhook(async ({ shopId, payload, tx }) => {
  const { admin_graphql_api_id: productGid } = productPayloadSchema.parse(payload);
  await enqueue(tx, "sync-product", { shopId, productGid }, { delayMs: settleMs });
});
