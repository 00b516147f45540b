/**
 * The three privacy webhooks. Packshot keeps nothing about a shop's customers, so the two about them have nothing
 * to do; shop/redact removes everything of the shop.
 */
import { redactShop } from "#services/shops/redact-shop.ts";
import { verifiedWebhook } from "../webhook.server.ts";

export const action = verifiedWebhook(async ({ topic, domain }) => {
  if (topic === "SHOP_REDACT") await redactShop(domain);
});
