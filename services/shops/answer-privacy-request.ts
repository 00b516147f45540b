/**
 * Answers Shopify's customers/data_request and customers/redact: looks for the customer wherever people may have typed
 * something, removes it where it is ours to remove, and reports in the activity log, where the merchant can read and
 * export it, without naming the customer.
 *
 * Packshot has no records about customers. What could hold a trace are the merchant's own texts: reasons given in the
 * review, alt texts, file names, product texts.
 */
import { z } from "zod";
import { appActor } from "#core/activity.ts";
import type { Transaction } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";

export type PrivacyTopic = "customers/data_request" | "customers/redact";

const payloadSchema = z.object({
  customer: z.object({ email: z.string().nullish(), phone: z.string().nullish() }).optional(),
  data_request: z.object({ id: z.union([z.number(), z.string()]) }).optional(),
});

export interface PrivacyReport {
  /** We keep no rows about customers; always so. */
  readonly customerRecords: 0;
  /** By the place: texts in which the customer's e-mail address or phone number occurs. */
  readonly found: Readonly<Record<string, number>>;
  /** Reasons of the review that were emptied; only customers/redact does that. */
  readonly removed: number;
}

/** @throws ZodError for a payload that is none of Shopify's */
export async function answerPrivacyRequest(
  tx: Transaction,
  shopId: string,
  topic: PrivacyTopic,
  payload: unknown,
): Promise<PrivacyReport> {
  const { customer, data_request: request } = payloadSchema.parse(payload);
  // Shorter ones would be found everywhere.
  const traces = [customer?.email, customer?.phone].filter((text) => text != null && text.length >= 5);
  const report: PrivacyReport = {
    customerRecords: 0,
    found: await countTraces(tx, shopId, traces as string[]),
    removed: topic === "customers/redact" ? await removeTraces(tx, shopId, traces as string[]) : 0,
  };
  await recordActivity(tx, shopId, {
    ...{ kind: topic === "customers/redact" ? "privacy.erased" : "privacy.asked", actor: appActor },
    ...{ subject: "shop", title: request === undefined ? "" : String(request.id) },
    after: { ...report, found: { ...report.found } },
  });
  return report;
}

async function countTraces(tx: Transaction, shopId: string, traces: string[]) {
  const holds = (column: string) =>
    traces.map((text) => ({ [column]: { contains: text, mode: "insensitive" as const } }));
  if (traces.length === 0) return {};
  return {
    "review reasons": await tx.decision.count({ where: { shopId, OR: holds("reason") } }),
    "alt texts": await tx.rendition.count({ where: { shopId, OR: holds("alt") } }),
    "file names": await tx.rendition.count({ where: { shopId, OR: holds("fileName") } }),
    "product titles": await tx.product.count({ where: { shopId, OR: holds("title") } }),
    "image alt texts": await tx.productImage.count({ where: { product: { shopId }, OR: holds("alt") } }),
  };
}

/** The mirrored texts belong to the shop: what the merchant removes there, the next sync removes here. */
async function removeTraces(tx: Transaction, shopId: string, traces: string[]): Promise<number> {
  if (traces.length === 0) return 0;
  const { count } = await tx.decision.updateMany({
    where: {
      shopId,
      OR: traces.map((text) => ({ reason: { contains: text, mode: "insensitive" as const } })),
    },
    data: { reason: null },
  });
  return count;
}
