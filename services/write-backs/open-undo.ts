/** Opens a swap that was given up half-way for being undone. */
import { swapLedgerSchema, type SwapLedger } from "#core/write-back.ts";
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";
import { readOriginal } from "./open-write-back.ts";

export interface OpenUndo {
  readonly productGid: string;
  /** How far the swap had come. */
  readonly ledger: SwapLedger;
  /** The bytes that were changed in place; null for a swap. */
  readonly original: { readonly bytes: Buffer; readonly mimeType: string } | null;
}

/**
 * Null when nothing of it can be in the gallery, or when the picture was asked for again since: that swap goes on from
 * what it finds. @throws AppError NOT_FOUND
 */
export async function openUndo(shopId: string, writeBackId: string): Promise<OpenUndo | null> {
  const row = await prisma.writeBack.findUnique({
    where: { id: writeBackId, shopId },
    select: { renditionId: true, createdAt: true, ledger: true, state: true },
  });
  if (row === null) throw notFound("write-back", writeBackId);
  const { renditionId, createdAt, ledger, state } = row;
  if (state !== "failed" || ledger === null) return null;
  const newer = await prisma.writeBack.count({
    where: { shopId, renditionId, createdAt: { gt: createdAt } },
  });
  if (newer > 0) return null;
  const opened = swapLedgerSchema.parse(ledger);
  return { productGid: opened.productId, ledger: opened, original: await readOriginal(shopId, opened) };
}
