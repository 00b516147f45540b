/** Decodes a hostile file into a Frame: upright, sRGB, 8 bit, straight alpha; refuses what is not a photo. */
import sharp, { type Sharp } from "sharp";
import { AppError } from "#core/errors.ts";
import { sniffFormat } from "#core/sniff-format.ts";
import type { Frame } from "./frame.ts";

export const maxSourceBytes = 20_971_520;
export const maxSourcePixels = 100_000_000;
/** Larger photos are reduced to this while decoding: no channel takes more, and memory stays bounded. */
export const maxFramePixels = 40_000_000;
export const minSourceSidePx = 32;
const timeoutSeconds = 30;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Colour profiles are applied, CMYK and 16 bit converted, EXIF orientation applied, own alpha kept;
 * of an animation the first frame is taken.
 *
 * @throws AppError BAD_IMAGE for what is not a readable photo, IMAGE_TOO_LARGE for what exceeds the limits.
 */
export async function decode(bytes: Uint8Array): Promise<Frame> {
  refuseByWeight(bytes);
  const size = await readSize(bytes);
  refuseBySize(size);
  try {
    const photo = openPhoto(bytes).autoOrient().toColourspace("srgb").ensureAlpha();
    const fitting = reduceToLimit(photo, size);
    const { data, info } = await fitting.raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
    if (info.channels !== 4) throw new Error(`${String(info.channels)} channels after decoding`);
    return {
      width: info.width,
      height: info.height,
      rgba: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength),
    };
  } catch (cause) {
    throw unreadable("a whole picture", cause);
  }
}

function openPhoto(bytes: Uint8Array): Sharp {
  return sharp(bytes, { failOn: "error", limitInputPixels: maxSourcePixels }).timeout({
    seconds: timeoutSeconds,
  });
}

function refuseByWeight(bytes: Uint8Array): void {
  if (bytes.length > maxSourceBytes) {
    const received = `${String(bytes.length)} bytes`;
    throw new AppError(
      "IMAGE_TOO_LARGE",
      `expected at most ${String(maxSourceBytes)} bytes for a photo but received ${received}`,
    );
  }
  if (sniffFormat(bytes) === null) {
    const head = Buffer.from(bytes.subarray(0, 12)).toString("hex");
    throw new AppError(
      "BAD_IMAGE",
      `expected JPEG, PNG, WebP, AVIF, TIFF or GIF for a photo but received bytes ${head || "(none)"}`,
    );
  }
}

/** From the header alone; nothing is decompressed before the size is known to be harmless. */
async function readSize(bytes: Uint8Array): Promise<Size> {
  try {
    const { autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return autoOrient;
  } catch (cause) {
    throw unreadable("a picture's header", cause);
  }
}

function refuseBySize({ width, height }: Size): void {
  const received = `${String(width)} x ${String(height)} px`;
  if (width * height > maxSourcePixels) {
    throw new AppError(
      "IMAGE_TOO_LARGE",
      `expected at most ${String(maxSourcePixels)} pixels for a photo but received ${received}`,
    );
  }
  if (Math.min(width, height) < minSourceSidePx) {
    const least = `${String(minSourceSidePx)} px`;
    throw new AppError(
      "BAD_IMAGE",
      `expected sides of at least ${least} for a photo but received ${received}`,
      {
        userMessage: `This picture is only ${String(width)} × ${String(height)} pixels. Each side must be at least ${least}.`,
      },
    );
  }
}

function reduceToLimit(photo: Sharp, { width, height }: Size): Sharp {
  const factor = Math.sqrt(maxFramePixels / (width * height));
  return factor < 1 ? photo.resize({ width: Math.floor(width * factor) }) : photo;
}

function unreadable(expected: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError("BAD_IMAGE", `expected ${expected} for a photo but received: ${reason}`, {
    userMessage: "This picture is damaged or incomplete and cannot be read. Upload it again.",
    cause,
  });
}
