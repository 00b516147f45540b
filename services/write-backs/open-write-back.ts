/** Opens a write-back for carrying out: what to swap for what, and how far an earlier attempt came. */
import { AppError } from "#core/errors.ts";
import { swapLedgerSchema, type SwapLedger, type TargetSnapshot } from "#core/write-back.ts";
import { type WriteMode } from "#core/write-mode.ts";
import { prisma } from "#prisma/client.ts";
import type { WriteBackDirection } from "#prisma/generated/enums.ts";
import { assetKey } from "../ingest/store-sources.ts";
import { notFound } from "../not-found.ts";
import { readOutput } from "../renditions/output.ts";
import { storage } from "../storage.ts";

export interface OpenWriteBack {
  readonly id: string;
  readonly direction: WriteBackDirection;
  readonly writeMode: WriteMode;
  /** Wanted whatever changed in the shop since; only of a revert. */
  readonly anyway: boolean;
  /** Null until the first step is recorded. */
  readonly ledger: SwapLedger | null;
  /** What the person saw when deciding. */
  readonly target: TargetSnapshot;
  readonly productGid: string;
  /** Of the photo that is replaced; the new picture is named after it. */
  readonly fileName: string;
  /** Of the swap that is to be undone; null unless `direction` is revert. */
  readonly appliedLedger: SwapLedger | null;
  /** What to put in; null when a swap is reverted, as its original is in the shop already. */
  readonly file: { readonly bytes: Buffer; readonly mimeType: string } | null;
}

/**
 * Null when there is nothing to do: done, given up, or taken back. One that was begun by a worker that died is open
 * for the next one.
 * @throws AppError NOT_FOUND
 */
export async function openWriteBack(shopId: string, writeBackId: string): Promise<OpenWriteBack | null> {
  const claimed = await prisma.writeBack.updateMany({
    where: { id: writeBackId, shopId, state: { in: ["queued", "running"] } },
    data: { state: "running" },
  });
  const row = await prisma.writeBack.findUnique({
    where: { id: writeBackId, shopId },
    include: {
      rendition: { include: { product: { select: { gid: true } }, run: { select: { writeMode: true } } } },
    },
  });
  if (row === null) throw notFound("write-back", writeBackId);
  if (claimed.count === 0) return null;
  const { id, direction, anyway, rendition } = row;
  const output = readOutput(rendition.output);
  if (output === null)
    throw new AppError("INTERNAL", `expected a rendered picture for write-back "${id}" but received none`);
  const { mediaGid: mediaId, position, alt } = rendition;
  const { key, mimeType } = output.file;
  const appliedLedger = direction === "revert" ? await readAppliedLedger(shopId, rendition.id) : null;
  return {
    ...{ id, direction, writeMode: rendition.run.writeMode, anyway },
    ...{ target: { mediaId, position, alt }, productGid: rendition.product.gid },
    ledger: readLedger(row.ledger),
    fileName: rendition.fileName,
    appliedLedger,
    file:
      appliedLedger === null
        ? { bytes: await storage.getBytes(key), mimeType }
        : await readOriginal(shopId, appliedLedger),
  };
}

/** The bytes that were changed in place; null for a swap. */
export async function readOriginal(shopId: string, { inPlace }: SwapLedger) {
  if (inPlace === undefined) return null;
  const { sha256, mimeType } = inPlace.original;
  return { bytes: await storage.getBytes(assetKey(shopId, sha256)), mimeType };
}

function readLedger(column: unknown): SwapLedger | null {
  return column === null ? null : swapLedgerSchema.parse(column);
}

async function readAppliedLedger(shopId: string, renditionId: string): Promise<SwapLedger> {
  const applied = await prisma.writeBack.findFirst({
    where: { shopId, renditionId, direction: "apply", state: "done" },
    orderBy: { finishedAt: "desc" },
    select: { ledger: true },
  });
  const ledger = readLedger(applied?.ledger ?? null);
  if (ledger === null)
    throw new AppError(
      "INTERNAL",
      `expected a finished swap of rendition "${renditionId}" but received none`,
    );
  return ledger;
}
