/** Reads what bytes really are and refuses what Shopify refuses. */
import sharp, { type Metadata } from "sharp";

import type { MediaFailure } from "../records.ts";

/** Shopify's product-media guide: 20 MB, and 20 megapixels (4472 × 4472). */
export const maxImageBytes = 20_971_520;
export const maxImagePixels = 20_000_000;

/** PNG, GIF and JPEG by the guide; WEBP, HEIC, TIFF by the help centre. */
const mimeTypes: Readonly<Record<string, string>> = {
  jpeg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  heif: "image/heic",
  tiff: "image/tiff",
};

export interface InspectedImage {
  readonly mimeType: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bytes: number;
}

/** Codes are MediaErrorCode / FileErrorCode values of the Admin API. */
export async function inspectImage(
  bytes: Uint8Array,
): Promise<InspectedImage | { readonly failure: MediaFailure }> {
  if (bytes.byteLength > maxImageBytes)
    return refused("INVALID_IMAGE_FILE_SIZE", "Image size exceeds 20 MB.");
  let read: Metadata;
  try {
    read = await sharp(bytes, { limitInputPixels: false, failOn: "truncated" }).metadata();
  } catch {
    return refused("IMAGE_PROCESSING_FAILURE", "The image could not be processed.");
  }
  // An AVIF file is a HEIF container too, and is not among Shopify's formats.
  const mimeType = read.compression === "av1" ? undefined : mimeTypes[read.format];
  if (!mimeType)
    return refused("UNSUPPORTED_IMAGE_FILE_TYPE", `The file type ${read.format} is not supported.`);
  const { width: widthPx, height: heightPx } = read.autoOrient;
  if (widthPx * heightPx > maxImagePixels) {
    return refused("INVALID_IMAGE_RESOLUTION", "Image resolution exceeds 20 megapixels.");
  }
  if (await isUnreadable(bytes))
    return refused("IMAGE_PROCESSING_FAILURE", "The image could not be processed.");
  return { mimeType, widthPx, heightPx, bytes: bytes.byteLength };
}

/** A good header may head a truncated file: only decoding tells. */
async function isUnreadable(bytes: Uint8Array): Promise<boolean> {
  try {
    await sharp(bytes, { failOn: "truncated" }).resize(8, 8, { fit: "fill" }).raw().toBuffer();
    return false;
  } catch {
    return true;
  }
}

const refused = (code: string, message: string) => ({ failure: { code, message, details: null } });
