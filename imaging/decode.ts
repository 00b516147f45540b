/** Decodes a hostile file into a Frame: upright, sRGB, 8 bit, straight alpha; refuses what is not a photo. */
import sharp, { type Metadata, type Sharp } from "sharp";
import { AppError } from "#core/errors.ts";
import { type SourceFormat, sniffFormat } from "#core/sniff-format.ts";
import { withAdobeRgb } from "./adobe-rgb-profile.ts";
import { readBmpHeader } from "./bmp-header.ts";
import { decodeBmp } from "./decode-bmp.ts";
import { decodeHeic } from "./decode-heic.ts";
import { isAdobeRgbByExif } from "./exif-colour-space.ts";
import type { Frame } from "./frame.ts";
import { refuseManyScans } from "./jpeg-scans.ts";
import { refuseBySize, refuseByWeight, type Size, tooSlow, unreadable } from "./source-limits.ts";
import { uncompressedTiff } from "./uncompressed-tiff.ts";
import { withinTime } from "./within-time.ts";

/**
 * Larger photos are reduced to this while decoding: as many pixels as the largest canvas of core/recipe.ts, so that
 * no output loses by it, memory stays bounded, and a 100-megapixel JPEG is decoded at half its size.
 */
export const maxFramePixels = 25_000_000;
/** Twice the longest side of a canvas, and less than every encoder's own limit. */
const maxFrameSidePx = 10_000;

/** A tenth of what the slowest format (AVIF) does on one quiet core, so that only hostile files run out of time. */
const pixelsPerMs = 2_500;
const leastMs = 8_000;

interface DecodeOptions {
  /** For decoding after the header was read. By the photo's size when left out. */
  readonly timeoutMs?: number;
}

/**
 * Colour profiles are applied, CMYK and 16 bit converted, EXIF orientation applied, own alpha kept;
 * of an animation the first frame is taken.
 *
 * @throws AppError BAD_IMAGE for what is not a readable photo, IMAGE_TOO_LARGE for what exceeds the limits.
 */
export async function decode(bytes: Uint8Array, options: DecodeOptions = {}): Promise<Frame> {
  refuseByWeight(bytes);
  const format = formatOf(bytes);
  const photo = await withinTime(readHeader(bytes, format), leastMs, () => tooSlow(leastMs));
  refuseBySize(photo.size, format);
  const timeoutMs = options.timeoutMs ?? leastMs + (photo.size.width * photo.size.height) / pixelsPerMs;
  try {
    return await withinTime(readPixels(photo, timeoutMs), timeoutMs, () => tooSlow(timeoutMs));
  } catch (cause) {
    throw unreadable("a whole picture", cause);
  }
}

function formatOf(bytes: Uint8Array): SourceFormat {
  const format = sniffFormat(bytes);
  if (format !== null) return format;
  const head = Buffer.from(bytes.subarray(0, 12)).toString("hex");
  throw new AppError(
    "BAD_IMAGE",
    `expected JPEG, PNG, WebP, AVIF, HEIC, TIFF, GIF or BMP for a photo but received bytes ${head || "(none)"}`,
  );
}

interface KnownPhoto {
  /** Upright. */
  readonly size: Size;
  /** 16 bit RGB with a profile: sharp brings such photos to Display P3 and has to be told to go on to sRGB. */
  readonly isDeepAndTagged: boolean;
  /** A file that sharp decodes: the photo itself, or the photo in a plainer format. */
  readonly forSharp: (timeoutMs: number) => Promise<Uint8Array>;
}

/** From the header alone; nothing is decompressed before the size is known to be harmless. */
async function readHeader(bytes: Uint8Array, format: SourceFormat): Promise<KnownPhoto> {
  try {
    if (format === "bmp") {
      const size = readBmpHeader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      return { size, isDeepAndTagged: false, forSharp: async () => uncompressedTiff(decodeBmp(bytes)) };
    }
    if (format === "jpeg") refuseManyScans(bytes);
    // sharp reads the header of a HEIC file, but has no HEVC decoder for its pixels.
    const { autoOrient, icc, exif, space } = await readMetadata(bytes);
    const isUntagged = format === "jpeg" && space === "srgb" && icc === undefined;
    const isUntaggedAdobeRgb = isUntagged && exif !== undefined && isAdobeRgbByExif(exif);
    return {
      size: autoOrient,
      isDeepAndTagged: space === "rgb16" && icc !== undefined,
      forSharp: async (timeoutMs) => {
        if (format === "heic") return decodeHeic(bytes, icc, timeoutMs);
        return isUntaggedAdobeRgb ? withAdobeRgb(bytes) : bytes;
      },
    };
  } catch (cause) {
    throw unreadable("a picture's header", cause);
  }
}

function readMetadata(bytes: Uint8Array): Promise<Metadata> {
  return sharp(bytes, { limitInputPixels: false }).metadata();
}

async function readPixels(
  { size, isDeepAndTagged, forSharp }: KnownPhoto,
  timeoutMs: number,
): Promise<Frame> {
  const photo = sharp(await forSharp(timeoutMs), {
    failOn: "error",
    limitInputPixels: size.width * size.height,
  })
    // Stops most decoders about when nobody waits for them any more.
    .timeout({ seconds: Math.ceil(timeoutMs / 1000) })
    .autoOrient()
    .toColourspace("srgb")
    .ensureAlpha();
  if (isDeepAndTagged) photo.withIccProfile("srgb");
  const fitting = reduceToLimit(photo, size);
  const { data, info } = await fitting.raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
  if (info.channels !== 4) throw new Error(`${info.channels} channels after decoding`);
  const rgba = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  return { width: info.width, height: info.height, rgba };
}

function reduceToLimit(photo: Sharp, { width, height }: Size): Sharp {
  const factor = Math.min(
    Math.sqrt(maxFramePixels / (width * height)),
    maxFrameSidePx / Math.max(width, height),
  );
  return factor < 1 ? photo.resize({ width: Math.floor(width * factor) }) : photo;
}
