/** Begins an export: which products, for which channel. */
import { AppError } from "#core/errors.ts";
import { type ExportChannel, exportTraits } from "#core/exports/export-channels.ts";
import type { ExportWords } from "#core/exports/problems.ts";
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { enqueue } from "../outbox.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { findExportProducts, type ExportChoice } from "./find-export-products.ts";

export interface ExportRequest {
  readonly channel: ExportChannel;
  readonly choice: ExportChoice;
  /** Gives every picture an address anybody can fetch who knows it, and writes that into the table. */
  readonly hasAddresses: boolean;
  /** In the language of who asks. */
  readonly words: ExportWords;
  readonly actor: string;
}

/** So that nobody fills the storage by clicking. */
const mostUnderWay = 5;

/** @throws AppError FORBIDDEN; BAD_INPUT without a product that has a finished picture; CONFLICT while five are under way; NOT_FOUND for a run or product that is not this shop's */
export async function startExport(shopId: string, request: ExportRequest): Promise<{ exportId: string }> {
  const { channel, choice, hasAddresses, words, actor } = request;
  return prisma.$transaction(
    async (tx) => {
      await requirePermission(tx, shopId, actor, "publish");
      await requireRoom(tx, shopId);
      const productIds = await findExportProducts(tx, shopId, choice);
      if (productIds.length === 0)
        throw new AppError("BAD_INPUT", "expected products with approved pictures but received none", {
          userMessage: "None of these products has an approved picture yet. Nothing was started.",
        });
      const data = { shopId, channel, productIds, productCount: productIds.length, hasAddresses, words };
      const { id } = await tx.channelExport.create({ data: { ...data, requestedBy: actor } });
      await enqueue(tx, "pack-export", { shopId, exportId: id });
      const about = { subject: "export", subjectId: id, title: exportTraits[channel].title } as const;
      const after = { products: productIds.length };
      await recordActivity(tx, shopId, { kind: "export.started", actor, ...about, after });
      return { exportId: id };
    },
    { timeout: 120_000 },
  );
}

async function requireRoom(tx: Parameters<typeof requirePermission>[0], shopId: string): Promise<void> {
  const state = { in: ["queued", "checking", "packing"] as ("queued" | "checking" | "packing")[] };
  const underWay = await tx.channelExport.count({ where: { shopId, state } });
  if (underWay < mostUnderWay) return;
  throw new AppError(
    "CONFLICT",
    `expected fewer than ${mostUnderWay} exports under way but received ${underWay}`,
    {
      userMessage: "Five exports are under way already. Wait for one of them, or cancel it.",
    },
  );
}
