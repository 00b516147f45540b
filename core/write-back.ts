/**
 * The reversible swap of one product picture: its steps and the ledger that lets it resume after a crash,
 * stop when the product changed, and be undone.
 *
 * Both directions run the same steps; a revert exchanges `old` and `new` and has nothing to upload.
 */
import { z } from "zod";
import { AppError } from "./errors.ts";

/** In order. The ledger stores the last step that is known to be done. */
export const swapSteps = [
  "planned",
  "staged",
  "created",
  "ready",
  "attached",
  "ordered",
  "variants_moved",
  "detached",
  "verified",
] as const;

export type SwapStep = (typeof swapSteps)[number];

/** What the merchant saw when deciding; a swap stops as STALE when the shop no longer agrees. */
export const targetSnapshotSchema = z.object({
  mediaId: z.string(),
  position: z.int().min(0),
  alt: z.string(),
});

export const swapLedgerSchema = z.object({
  step: z.enum(swapSteps),
  productId: z.string(),
  target: targetSnapshotSchema,
  /** Gallery order before the swap, media ids. */
  mediaIds: z.array(z.string()),
  /** Variants that showed the target before the swap. */
  variantIds: z.array(z.string()),
  /** The picture that takes the target's place; null until it is created. */
  replacementId: z.string().nullable(),
  /** Address of the staged upload; null until staged. */
  stagedUrl: z.string().nullable(),
  fileName: z.string(),
  /** Alt text of the replacement once it is in place. */
  alt: z.string(),
});

export type TargetSnapshot = z.infer<typeof targetSnapshotSchema>;
export type SwapLedger = z.infer<typeof swapLedgerSchema>;

export function reached(ledger: SwapLedger, step: SwapStep): boolean {
  return swapSteps.indexOf(ledger.step) >= swapSteps.indexOf(step);
}

/** The replacement's id; throws before step `created`, where there is none. */
export function requireReplacement(ledger: SwapLedger): string {
  if (ledger.replacementId !== null) return ledger.replacementId;
  throw new AppError("INTERNAL", `expected a replacement for ${ledger.target.mediaId} but received none`);
}
