/** Plans a change of a file's bytes in place, and the way back. */
import { AppError } from "#core/errors.ts";
import type { InPlace, KeptOriginal, SwapLedger, TargetSnapshot } from "#core/write-back.ts";
import type { AdminClient } from "../admin-client.ts";
import { readGallery } from "../read-gallery.ts";
import type { UploadFile } from "../stage-upload.ts";
import { fileNameOf } from "../swap/file-name.ts";
import { removedMeanwhile, requireUnchanged } from "../swap/require-unchanged.ts";
import { type FileContent, readContent } from "./read-content.ts";
import { replacedMeanwhile } from "./tell.ts";

interface Bytes {
  readonly client: AdminClient;
  /** The bytes to put in. */
  readonly file: UploadFile;
  /** Fetches the bytes at the address and keeps them for the way back. */
  readonly keepOriginal: (url: string) => Promise<KeptOriginal>;
}

interface PlanInPlaceInput extends Bytes {
  readonly productId: string;
  /** What the merchant saw when deciding. */
  readonly target: TargetSnapshot;
}

/** Throws AppError NOT_FOUND, STALE, CHANNEL_FAILED while Shopify works on the file, FORMAT_DIFFERS. */
export async function planInPlace(input: PlanInPlaceInput): Promise<SwapLedger> {
  const { client, productId, target, file } = input;
  const gallery = await readGallery(client, productId);
  requireUnchanged(gallery, target);
  const content = await requireContent(client, target.mediaId);
  const inPlace = await keep(content, input);
  if (inPlace.original.mimeType !== file.mimeType) {
    throw new AppError(
      "FORMAT_DIFFERS",
      `expected ${inPlace.original.mimeType} for ${target.mediaId} but received ${file.mimeType}`,
    );
  }
  return {
    ...{ step: "planned", productId, target, mediaIds: gallery.map(({ id }) => id), variantIds: [] },
    ...{ replacementId: null, stagedUrl: null, fileName: nameIn(content), alt: target.alt, inPlace },
  };
}

/**
 * The ledger of the way back: the file gets the bytes it had. Where it stands in the gallery and its alt text are the
 * merchant's and stay.
 * Throws AppError STALE when the merchant replaced the bytes or took the picture out of the product, unless it is wanted
 * `anyway`; NOT_FOUND when product or file is gone.
 */
export async function planRevertInPlace(
  applied: SwapLedger,
  input: Bytes & { readonly anyway: boolean },
): Promise<SwapLedger> {
  const { client, anyway } = input;
  const { productId, target } = applied;
  const gallery = await readGallery(client, productId);
  const position = gallery.findIndex(({ id }) => id === target.mediaId);
  const content = await requireContent(client, target.mediaId);
  if (!anyway && position < 0) throw removedMeanwhile(target);
  if (!anyway && content.url !== applied.inPlace?.urlAfter) throw replacedMeanwhile(target.mediaId);
  const alt = gallery[position]?.alt ?? "";
  return {
    ...{ step: "planned", productId, mediaIds: gallery.map(({ id }) => id), variantIds: [] },
    target: { mediaId: target.mediaId, position: Math.max(position, 0), alt },
    ...{ replacementId: null, stagedUrl: null, fileName: nameIn(content), alt, anyway },
    inPlace: await keep(content, input),
  };
}

async function requireContent(client: AdminClient, mediaId: string): Promise<FileContent> {
  const content = await readContent(client, mediaId);
  if (content !== null && !("failure" in content)) return content;
  throw new AppError("CHANNEL_FAILED", `expected ${mediaId} with a picture but received one in preparation`, {
    userMessage: "Shopify is still preparing this picture. Try again in a minute.",
  });
}

async function keep(content: FileContent, { keepOriginal, file }: Bytes): Promise<InPlace> {
  const original = await keepOriginal(content.originalUrl);
  return { urlBefore: content.url, urlAfter: null, original, newBytes: file.bytes.length };
}

const nameIn = ({ url }: FileContent) => decodeURIComponent(fileNameOf(url));
