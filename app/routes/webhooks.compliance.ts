/**
 * The three privacy webhooks. Packshot keeps no records about a shop's customers: their two topics are answered with a
 * report of what was looked for and found; shop/redact removes everything of the shop, and answers after that.
 */
import { findShop } from "#services/shops/find-shop.ts";
import { answerPrivacyRequest, type PrivacyTopic } from "#services/shops/answer-privacy-request.ts";
import { redactShop } from "#services/shops/redact-shop.ts";
import { claimDelivery } from "#services/webhooks/claim-delivery.ts";
import { verifiedWebhook } from "../webhook.server.ts";

const customerTopics: Readonly<Record<string, PrivacyTopic>> = {
  CUSTOMERS_DATA_REQUEST: "customers/data_request",
  CUSTOMERS_REDACT: "customers/redact",
};

export const action = verifiedWebhook(async (webhook) => {
  const { topic, domain, payload } = webhook;
  if (topic === "SHOP_REDACT") return redactShop(domain);
  const asked = customerTopics[topic];
  const shop = asked && (await findShop(domain));
  if (!asked || !shop) return;
  await claimDelivery(shop.id, webhook, async (tx) => {
    await answerPrivacyRequest(tx, shop.id, asked, payload);
  });
});
