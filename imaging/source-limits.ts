/** What a photo may weigh and measure, and the errors for those that are too much, too small or broken. */
import { AppError } from "#core/errors.ts";
import type { SourceFormat } from "#core/sniff-format.ts";

export const maxSourceBytes = 20_971_520;
const maxSourcePixels = 100_000_000;
/** Of formats whose decoders unpack the whole picture at once, at up to 18 bytes a pixel. Phones make 50 million. */
const maxWholePixels = 64_000_000;
const unpackedWhole: readonly SourceFormat[] = ["avif", "heic"];
const minSourceSidePx = 32;
/** No camera comes near it; decoders need memory for whole rows. */
const maxSourceSidePx = 30_000;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** @throws AppError IMAGE_TOO_LARGE */
export function refuseByWeight(bytes: Uint8Array): void {
  if (bytes.length <= maxSourceBytes) return;
  throw new AppError(
    "IMAGE_TOO_LARGE",
    `expected at most ${maxSourceBytes} bytes for a photo but received ${bytes.length} bytes`,
  );
}

/** @throws AppError IMAGE_TOO_LARGE or BAD_IMAGE */
export function refuseBySize({ width, height }: Size, format: SourceFormat): void {
  const received = `${width} x ${height} px`;
  const maxPixels = unpackedWhole.includes(format) ? maxWholePixels : maxSourcePixels;
  if (width * height > maxPixels) {
    throw new AppError(
      "IMAGE_TOO_LARGE",
      `expected at most ${maxPixels} pixels for a ${format} photo but received ${received}`,
      {
        userMessage: `This picture is too large. The limit is 20 MB and, for ${format.toUpperCase()} files, ${maxPixels / 1e6} megapixels.`,
      },
    );
  }
  if (Math.max(width, height) > maxSourceSidePx) {
    throw new AppError(
      "IMAGE_TOO_LARGE",
      `expected sides of at most ${maxSourceSidePx} px for a photo but received ${received}`,
      {
        userMessage: `This picture is ${width} × ${height} pixels. No side may be longer than ${maxSourceSidePx} px.`,
      },
    );
  }
  if (Math.min(width, height) >= minSourceSidePx) return;
  throw new AppError(
    "BAD_IMAGE",
    `expected sides of at least ${minSourceSidePx} px for a photo but received ${received}`,
    {
      userMessage: `This picture is only ${width} × ${height} pixels. Each side must be at least ${minSourceSidePx} px.`,
    },
  );
}

/** @param expected what was looked for, for example "a picture's header" */
export function unreadable(expected: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError("BAD_IMAGE", `expected ${expected} for a photo but received: ${reason}`, {
    userMessage: "This picture is damaged or incomplete and cannot be read. Upload it again.",
    cause,
  });
}

/** For a picture that is perhaps whole, but takes longer to decode than we are ready to spend on one. */
export function tooSlow(timeoutMs: number, cause?: unknown): AppError {
  return new AppError(
    "BAD_IMAGE",
    `expected a photo that decodes within ${timeoutMs} ms but received one that takes longer`,
    {
      userMessage: "This picture takes too long to open. Save it again as an ordinary JPEG and upload that.",
      cause,
    },
  );
}
