/**
 * The reversible swap of one product picture: a new one takes the place, alt text and variants of an old one,
 * which stays in the shop's files so that the way back needs no upload.
 *
 * Every step re-reads before it writes and is saved when done, so a killed worker resumes without duplicates.
 */
import { AppError, toAppError } from "#core/errors.ts";
import { reached, requireReplacement, type SwapLedger, type TargetSnapshot } from "#core/write-back.ts";
import { fileStatusDocument } from "./admin.generated.ts";
import type { AdminClient } from "./admin-client.ts";
import { inPlaceSteps } from "./in-place/steps.ts";
import { undoInPlace } from "./in-place/undo.ts";
import { readGallery } from "./read-gallery.ts";
import type { UploadFile } from "./stage-upload.ts";
import { attach } from "./swap/attach.ts";
import { awaitReady } from "./swap/await-ready.ts";
import { create } from "./swap/create.ts";
import { detach } from "./swap/detach.ts";
import { moveVariants } from "./swap/move-variants.ts";
import { order } from "./swap/order.ts";
import { readVariantMedia, variantsShowing } from "./swap/read-variants.ts";
import { requireUnchanged } from "./swap/require-unchanged.ts";
import { stage } from "./swap/stage.ts";
import type { Step, Swap } from "./swap/swap.ts";
import { undo } from "./swap/undo.ts";
import { verify } from "./swap/verify.ts";
import { defaultPatience, type Patience } from "./wait.ts";

/** Shopify's limit, media of every kind together. */
const maxMedia = 250;

/** In order; each leads from the step before it to `reaches`. In place, in-place/steps.ts take their place. */
const swapSteps: readonly Step[] = [
  { reaches: "staged", run: stage },
  { reaches: "created", run: create },
  { reaches: "ready", run: awaitReady },
  { reaches: "attached", run: attach },
  { reaches: "ordered", run: order },
  { reaches: "variants_moved", run: moveVariants },
  { reaches: "detached", run: detach },
  { reaches: "verified", run: verify },
];

interface ReplaceMediaInput {
  readonly client: AdminClient;
  readonly ledger: SwapLedger;
  /** The picture to put in; the revert of a swap has none. */
  readonly file?: UploadFile;
  /** Awaited after each step, before the next one begins. */
  readonly saveLedger: (ledger: SwapLedger) => Promise<void>;
  readonly signal?: AbortSignal;
  /** True when nobody comes after us: then what is half done is undone, whatever the failure. */
  readonly isLastTry?: boolean;
  readonly patience?: Patience;
}

/**
 * Runs the swap from `ledger.step` on and gives the ledger of the finished swap.
 *
 * Throws AppError STALE or NOT_FOUND when the product changed or is gone, CHANNEL_REFUSED when Shopify refuses
 * the picture (what was done is undone then), CHANNEL_FAILED, THROTTLED or SHOP_UNAVAILABLE otherwise.
 */
export async function replaceMedia(input: ReplaceMediaInput): Promise<SwapLedger> {
  const swap: Swap = { ...input, patience: input.patience ?? defaultPatience };
  let ledger = input.ledger;
  for (const { reaches, run } of ledger.inPlace ? inPlaceSteps : swapSteps) {
    if (reached(ledger, reaches)) continue;
    swap.signal?.throwIfAborted();
    const learned = await run(swap, ledger).catch((error: unknown) =>
      undoAfter(swap, ledger, error, input.isLastTry ?? false),
    );
    ledger = { ...ledger, ...learned, step: reaches };
    await swap.saveLedger(ledger);
  }
  return ledger;
}

/** A failure for good must not leave two pictures where one was; one that is tried again goes on from here. */
async function undoAfter(
  swap: Swap,
  ledger: SwapLedger,
  thrown: unknown,
  isLastTry: boolean,
): Promise<never> {
  const { code, retry } = toAppError(thrown);
  const isFinal = retry === "never" || (retry === "backoff" && isLastTry);
  // In place there is nothing to take back at once: until the end the file shows the bytes it had.
  if (isFinal && code !== "SHOP_UNAVAILABLE" && reached(ledger, "ready")) {
    await undo(swap, ledger).catch((undoing: unknown) => {
      // The next try meets the same failure and undoes again; what cannot be undone at all is not repeated.
      if (toAppError(undoing).retry !== "never") throw undoing;
    });
  }
  throw thrown;
}

/**
 * Takes back what an abandoned swap left in the gallery; safe to repeat. The ledger is saved as `ready` at the end, in
 * place as `planned`. Nothing is done for a swap that never came to have a picture in the shop. Throws as replaceMedia
 * does.
 * @param input `file` holds the original's bytes when they were changed in place
 */
export async function undoSwap(input: Omit<ReplaceMediaInput, "isLastTry">): Promise<void> {
  const { ledger } = input;
  if (!reached(ledger, ledger.inPlace ? "created" : "ready") || reached(ledger, "verified")) return;
  const swap: Swap = { ...input, patience: input.patience ?? defaultPatience };
  await (ledger.inPlace ? undoInPlace : undo)(swap, ledger);
}

interface PlanSwapInput {
  readonly client: AdminClient;
  readonly productId: string;
  /** What the merchant saw when deciding. */
  readonly target: TargetSnapshot;
  /** Wished name; see swap/file-name.ts for what becomes of it. */
  readonly fileName: string;
}

/** Throws AppError NOT_FOUND (no product), STALE (the target changed), CHANNEL_REFUSED (no room for one more). */
export async function planSwap({ client, productId, target, fileName }: PlanSwapInput): Promise<SwapLedger> {
  const gallery = await readGallery(client, productId);
  requireUnchanged(gallery, target);
  if (gallery.length >= maxMedia) {
    throw new AppError(
      "CHANNEL_REFUSED",
      `expected room in the gallery of ${productId} but received ${maxMedia} media`,
      {
        userMessage: `The product has ${maxMedia} pictures, the most Shopify allows. Remove one, then try again.`,
      },
    );
  }
  const variants = await readVariantMedia(client, productId);
  return {
    step: "planned",
    productId,
    target,
    mediaIds: gallery.map((media) => media.id),
    variantIds: variantsShowing(variants, target.mediaId),
    replacementId: null,
    stagedUrl: null,
    fileName,
    alt: target.alt,
  };
}

/**
 * The ledger of the way back: the original takes the place of what we put in, with its old alt text. Wanted `anyway`, it
 * goes where our picture is now, or to its own old place when that is gone.
 * Throws AppError STALE when the merchant moved or removed our picture, NOT_FOUND when product or original is gone.
 */
export async function planRevert(
  applied: SwapLedger,
  client: AdminClient,
  { anyway = false } = {},
): Promise<SwapLedger> {
  const { productId, target: original } = applied;
  const gallery = (await readGallery(client, productId)).filter((media) => media.id !== original.mediaId);
  const mediaIds = gallery.map((media) => media.id);
  const mediaId = requireReplacement(applied);
  const position = mediaIds.indexOf(mediaId);
  const ours = gallery[position];
  if (!anyway && (ours === undefined || wasMoved(applied, mediaIds))) {
    throw new AppError("STALE", `expected ${mediaId} in place but received another order`, {
      userMessage:
        "Our picture was moved or removed in Shopify since, so its old place is not known. Nothing was changed.",
    });
  }
  const { node } = await client.run(fileStatusDocument, { id: original.mediaId });
  if (node === null) {
    throw new AppError("NOT_FOUND", `expected the file ${original.mediaId} in the shop but received none`, {
      userMessage: "The original picture was deleted from the shop's files, so it cannot be put back.",
    });
  }
  const variants = await readVariantMedia(client, productId);
  return {
    step: "ready",
    productId,
    target: { mediaId, position: ours === undefined ? original.position : position, alt: ours?.alt ?? "" },
    mediaIds,
    // Those that lost our picture together with the product get the original, where they show nothing.
    variantIds: ours === undefined ? applied.variantIds : variantsShowing(variants, mediaId),
    replacementId: original.mediaId,
    stagedUrl: null,
    fileName: applied.fileName,
    alt: original.alt,
    anyway,
  };
}

/** Pictures that were added or removed around ours do not count as a move. */
function wasMoved(applied: SwapLedger, gallery: readonly string[]): boolean {
  const expected = applied.mediaIds
    .map((id) => (id === applied.target.mediaId ? applied.replacementId : id))
    .filter((id) => id !== null && gallery.includes(id));
  return gallery.filter((id) => expected.includes(id)).join() !== expected.join();
}
