/** app/scopes_update: the stored session learns what the merchant grants now. */
import { z } from "zod";
import { sessionStorage, shopifyLibrary } from "../shopify.server.ts";
import { shopWebhook } from "../webhook.server.ts";

const payloadSchema = z.object({ current: z.array(z.string()) });

export const action = shopWebhook(async ({ domain, payload }) => {
  const { current } = payloadSchema.parse(payload);
  const session = await sessionStorage.loadSession(shopifyLibrary.session.getOfflineId(domain));
  if (!session) return;
  session.scope = current.join(",");
  await sessionStorage.storeSession(session);
});
