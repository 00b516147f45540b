/**
 * Webhooks: check the signature, act once per delivery, answer 200.
 *
 * Not the library's `authenticate.webhook`: it renews the shop's token first and answers 500 when the shop is gone
 * (shopify-app-js #3360), so that uninstalls and redactions would never arrive. No webhook of ours needs a token.
 */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { findShop } from "#services/shops/find-shop.ts";
import { claimDelivery, type ClaimedTransaction } from "#services/webhooks/claim-delivery.ts";
import { errorResponse } from "./error-response.server.ts";
import { shopifyLibrary } from "./shopify.server.ts";

export interface VerifiedWebhook {
  readonly domain: string;
  /** As the library spells it, for example PRODUCTS_CREATE. */
  readonly topic: string;
  readonly webhookId: string;
  /** When it happened in the shop; deliveries can be hours late. */
  readonly triggeredAt: Date;
  readonly payload: unknown;
  /** The text itself, for numbers that JSON.parse would round. */
  readonly rawBody: string;
}

export interface ShopWebhook extends VerifiedWebhook {
  readonly shopId: string;
  /** Carries what the handler enqueues; it is undone when the handler fails. */
  readonly tx: ClaimedTransaction;
}

/** Products in webhooks; only the global id, because the numeric one does not survive JSON.parse. */
export const productPayloadSchema = z.object({
  admin_graphql_api_id: z.string().startsWith("gid://shopify/Product/"),
});

/** An action that runs once per delivery and shop; a shop we do not know is answered 200 and left alone. */
export function shopWebhook(act: (webhook: ShopWebhook) => Promise<void>) {
  return verifiedWebhook(async (webhook) => {
    const shop = await findShop(webhook.domain);
    if (shop === null) return;
    await claimDelivery(shop.id, webhook, (tx) => act({ ...webhook, shopId: shop.id, tx }));
  });
}

/** An action that runs on every delivery with a valid signature. */
export function verifiedWebhook(act: (webhook: VerifiedWebhook) => Promise<void>) {
  return async ({ request }: ActionFunctionArgs): Promise<Response> => {
    try {
      await act(await verify(request));
      return new Response();
    } catch (thrown) {
      return thrown instanceof Response ? thrown : errorResponse(thrown);
    }
  };
}

/** @throws Response 401 on a wrong or missing signature, 400 on anything else that is not a webhook. */
async function verify(request: Request): Promise<VerifiedWebhook> {
  const rawBody = await request.text();
  const check = await shopifyLibrary.webhooks.validate({ rawBody, rawRequest: request });
  if (!check.valid) throw new Response(null, { status: check.reason.endsWith("hmac") ? 401 : 400 });
  const { domain, topic, webhookId } = check;
  const triggeredAt = readTime(request.headers.get("x-shopify-triggered-at"));
  return { domain, topic, webhookId, triggeredAt, payload: parseJson(rawBody), rawBody };
}

/** Now, when Shopify does not say. */
function readTime(text: string | null): Date {
  const time = new Date(text ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? new Date() : time;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Response(null, { status: 400 });
  }
}
