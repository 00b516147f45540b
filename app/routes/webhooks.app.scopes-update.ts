/** app/scopes_update: the stored session learns what the merchant grants now, and what waited for it may go on. */
import { z } from "zod";
import { enqueue } from "#services/outbox.ts";
import { recordScopes } from "#services/sessions/record-scopes.ts";
import { shopWebhook } from "../webhook.server.ts";

const payloadSchema = z.object({ current: z.array(z.string()) });

export const action = shopWebhook(async ({ shopId, domain, payload, triggeredAt, tx }) => {
  const { current } = payloadSchema.parse(payload);
  await recordScopes(tx, { id: shopId, domain }, current, triggeredAt);
  const refused = await tx.shop.count({ where: { id: shopId, accessLostAt: { not: null } } });
  if (refused > 0) await enqueue(tx, "check-access", { shopId });
});
