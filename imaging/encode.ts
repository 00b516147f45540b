/** Makes the file that leaves: sRGB-tagged, with its provenance, at the best quality that meets the byte limit. */
import sharp, { type Sharp } from "sharp";
import { type OutputFormat, outputFormats } from "#core/output-formats.ts";
import type { EncodeParams } from "#core/recipe.ts";
import type { EncodedFile, Frame } from "./frame.ts";
import { layOnColour } from "./lay-on-colour.ts";
import { pngWithProvenance, withProvenance } from "./provenance.ts";

/**
 * When even `minQuality` exceeds `maxBytes` the file at `minQuality` is returned: the verdict reports its
 * weight. JPEG has no transparency; what is clear becomes white. PNG is lossless and ignores quality.
 */
export async function encode(frame: Frame, params: EncodeParams): Promise<EncodedFile> {
  const { format } = params;
  const { mimeType } = outputFormats[format];
  if (format === "png")
    return { bytes: await encodePng(frame, params.maxBytes), format, mimeType, quality: 100 };
  const picture = format === "jpeg" ? layOnColour(frame, "#ffffff") : frame;
  const best = await bestWithin(params, (quality) =>
    withProvenance(coders[format](open(picture), quality)).toBuffer(),
  );
  return { ...best, format, mimeType };
}

type LossyFormat = Exclude<OutputFormat, "png">;

interface Attempt {
  readonly bytes: Buffer;
  readonly quality: number;
}

/** Bisects between the wanted and the lowest quality; weight grows with quality. */
async function bestWithin(
  params: EncodeParams,
  attempt: (quality: number) => Promise<Buffer>,
): Promise<Attempt> {
  const wanted = { quality: params.quality, bytes: await attempt(params.quality) };
  if (wanted.bytes.length <= params.maxBytes || params.quality <= params.minQuality) return wanted;
  let best = { quality: params.minQuality, bytes: await attempt(params.minQuality) };
  let tooHeavy = best.bytes.length > params.maxBytes ? best.quality : wanted.quality;
  while (tooHeavy - best.quality > 1) {
    const quality = Math.floor((best.quality + tooHeavy) / 2);
    const bytes = await attempt(quality);
    if (bytes.length <= params.maxBytes) best = { quality, bytes };
    else tooHeavy = quality;
  }
  return best;
}

/** Full colour resolution wherever the format has it, so that coloured edges on white stay clean. */
const coders: Record<LossyFormat, (picture: Sharp, quality: number) => Sharp> = {
  jpeg: (picture, quality) =>
    picture.removeAlpha().jpeg({ quality, mozjpeg: true, chromaSubsampling: "4:4:4" }),
  // WebP halves it; sharp YUV then hides most of the loss.
  webp: (picture, quality) => picture.webp({ quality, smartSubsample: true }),
  avif: (picture, quality) => picture.avif({ quality, chromaSubsampling: "4:4:4" }),
};

/** Truecolour: a palette would band soft shadows and posterise the product. Only a limit is worth the slow search. */
async function encodePng(frame: Frame, maxBytes: number): Promise<Buffer> {
  const quick = await pngWithProvenance(open(frame).png({ palette: false, compressionLevel: 6 }));
  if (quick.length <= maxBytes) return quick;
  const thorough = { palette: false, compressionLevel: 9, adaptiveFiltering: true };
  const small = await pngWithProvenance(open(frame).png(thorough));
  return small.length < quick.length ? small : quick;
}

function open({ width, height, rgba }: Frame): Sharp {
  return sharp(rgba, { raw: { width, height, channels: 4 } });
}
