/** eBay Picture Services (EPS): judges a picture, keeps it at an address of its own, and lets unused ones expire. */
import { randomBytes } from "node:crypto";
import sharp from "sharp";

import type { HeldPicture, Pictures } from "../common/pictures.ts";
import type { Clock } from "../common/tokens.ts";
import type { EbayPicture, EbayState } from "./records.ts";
import { EbayRefusal } from "./refusal.ts";
import { addressesInUse } from "./shown.ts";

/** https://www.ebay.com/help/policies/listing-policies/picture-policy and the Media API's errors. */
export const maxPictureBytes = 12 * 1024 * 1024;
export const maxWidthPlusHeight = 15_000;
export const minLongSide = 500;
/** Documented for pictures uploaded by Trading; taken to hold for the Media API too. */
export const unusedMs = 30 * 86_400_000;

const formats = ["jpeg", "gif", "png", "bmp", "tiff", "avif", "heic", "webp"].map((name) => `image/${name}`);

export interface PictureServices {
  /** @throws EbayRefusal 190201 too large, 190202 too many pixels, 190203 no such format */
  keep(sellerId: string, bytes: Uint8Array): Promise<EbayPicture>;
  /** @throws EbayRefusal 190204 when the address gives no picture */
  fetch(sellerId: string, url: string): Promise<EbayPicture>;
  find(imageId: string): EbayPicture | null;
  /** Null for an address that is not one of EPS, or that leads nowhere any more. */
  at(url: string): EbayPicture | null;
  /** Whether the address is one of EPS, there or gone. */
  isOwn(url: string): boolean;
  urlOf(picture: EbayPicture): string;
  bytesOf(picture: EbayPicture): Promise<HeldPicture | null>;
}

export interface PictureParts {
  readonly state: EbayState;
  readonly held: Pictures;
  readonly clock: Clock;
  readonly origin: () => string;
  /** Where pictures may come from by plain HTTP; eBay itself asks for HTTPS everywhere. */
  readonly plainOrigins: readonly string[];
}

const refused = (errorId: number, message: string) => new EbayRefusal(400, errorId, message, "API_MEDIA");

export function openPictureServices({
  state,
  held,
  clock,
  origin,
  plainOrigins,
}: PictureParts): PictureServices {
  const find = (imageId: string): EbayPicture | null => {
    const picture = state.pictures.find((one) => one.imageId === imageId) ?? null;
    if (picture === null || picture.expiresAt > clock.now()) return picture;
    return addressesInUse(state).has(urlOf(picture)) ? picture : null;
  };
  const urlOf = ({ imageId }: EbayPicture) => `${origin()}/images/g/${imageId}/s-l1600.jpg`;
  const isOwn = (url: string) => url.startsWith(`${origin()}/images/g/`);
  const keep: PictureServices["keep"] = async (sellerId, bytes) => {
    if (bytes.length > maxPictureBytes)
      throw refused(190201, "The image file size is larger than the limit.");
    const picture = await held.keep(bytes);
    if (picture === null || !formats.includes(picture.mimeType) || (await isAnimated(picture)))
      throw refused(190203, "The supplied image is in a format that is not supported.");
    const { sha256, width, height } = picture;
    if (width + height > maxWidthPlusHeight)
      throw refused(190202, "The supplied image dimensions exceed the limit.");
    const imageId = randomBytes(12).toString("base64url");
    const kept = { imageId, sellerId, sha256, width, height, expiresAt: clock.now() + unusedMs };
    state.pictures.push(kept);
    return kept;
  };
  return {
    keep,
    async fetch(sellerId, url) {
      const bytes = mayFetch(url, plainOrigins) ? await download(url) : null;
      if (bytes === null || (bytes.length <= maxPictureBytes && (await held.keep(bytes)) === null))
        throw refused(190204, "No valid image can be downloaded from the provided imageUrl.");
      return keep(sellerId, bytes);
    },
    find,
    at: (url) => (isOwn(url) ? find(url.split("/")[5] ?? "") : null),
    isOwn,
    urlOf,
    bytesOf: ({ sha256 }) => held.find(sha256),
  };
}

/** Animated GIFs, and PNG and TIFF files of several pages, are not supported. */
async function isAnimated({ bytes, mimeType }: HeldPicture): Promise<boolean> {
  if (!["image/gif", "image/png", "image/tiff"].includes(mimeType)) return false;
  return ((await sharp(bytes).metadata()).pages ?? 1) > 1;
}

function mayFetch(url: string, plainOrigins: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, origin } = new URL(url);
  return protocol === "https:" || plainOrigins.includes(origin);
}

/** Null when nothing comes back in ten seconds, or something other than a file. */
async function download(url: string): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    if (!answer.ok || answer.body === null) return null;
    const reader = answer.body.getReader();
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      parts.push(read.value);
      length += read.value.length;
      if (length > maxPictureBytes) await reader.cancel();
    }
    return Buffer.concat(parts);
  } catch {
    return null;
  }
}
