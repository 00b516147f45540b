/**
 * The reversible swap of one product picture: its steps and the ledger that lets it resume after a crash,
 * stop when the product changed, and be undone.
 *
 * Both directions run the same steps; a revert exchanges `old` and `new` and has nothing to upload.
 */
import { z } from "zod";
import { AppError } from "./errors.ts";

/**
 * In order. The ledger stores the last step that is known to be done. In place only staged (bytes uploaded), created
 * (Shopify told to take them) and verified are passed.
 */
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

/** Shopify keeps no versions of a file, so what was there before is kept by us. */
const inPlaceSchema = z.object({
  /** The picture's address before: another version in it says that Shopify took new bytes. */
  urlBefore: z.string(),
  /** The same once the new bytes are there; null until then. */
  urlAfter: z.string().nullable(),
  /** The bytes that were there, by their hash among the shop's stored photos. */
  original: z.object({ sha256: z.string(), mimeType: z.string() }),
  /** Size of the new bytes: tells them from a picture that the merchant put there meanwhile. */
  newBytes: z.int().positive(),
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
  /** Present when the bytes are changed in place; target and replacement are the same file then. */
  inPlace: inPlaceSchema.optional(),
  /** The merchant wants it whatever changed in the shop since. */
  anyway: z.boolean().optional(),
});

export type InPlace = z.infer<typeof inPlaceSchema>;
export type KeptOriginal = InPlace["original"];
export type TargetSnapshot = z.infer<typeof targetSnapshotSchema>;
export type SwapLedger = z.infer<typeof swapLedgerSchema>;

export function reached(ledger: SwapLedger, step: SwapStep): boolean {
  return swapSteps.indexOf(ledger.step) >= swapSteps.indexOf(step);
}

/** How the bytes change in place; throws for a swap, where they do not. */
export function requireInPlace(ledger: SwapLedger): InPlace {
  if (ledger.inPlace !== undefined) return ledger.inPlace;
  throw new AppError(
    "INTERNAL",
    `expected a change in place of ${ledger.target.mediaId} but received a swap`,
  );
}

/** The replacement's id; throws before step `created`, where there is none. */
export function requireReplacement(ledger: SwapLedger): string {
  if (ledger.replacementId !== null) return ledger.replacementId;
  throw new AppError("INTERNAL", `expected a replacement for ${ledger.target.mediaId} but received none`);
}
