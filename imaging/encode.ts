/** Makes the file that leaves: sRGB-tagged, without metadata, at the best quality that meets the byte limit. */
import sharp, { type Sharp } from "sharp";
import type { EncodeParams } from "#core/recipe.ts";
import type { EncodedFile, Frame } from "./frame.ts";
import { layOnColour } from "./lay-on-colour.ts";

/**
 * When even `minQuality` exceeds `maxBytes` the file at `minQuality` is returned: the verdict reports its
 * weight. JPEG has no transparency; what is clear becomes white. PNG is lossless and ignores quality.
 */
export async function encode(frame: Frame, params: EncodeParams): Promise<EncodedFile> {
  if (params.format === "png") return describe(await encodePng(frame), "png", 100);
  const opaque = params.format === "jpeg" ? layOnColour(frame, "#ffffff") : frame;
  const attempt = (quality: number) =>
    params.format === "jpeg" ? encodeJpeg(opaque, quality) : encodeWebp(opaque, quality);
  const best = await bestWithin(params, attempt);
  return describe(best.bytes, params.format, best.quality);
}

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

/** mozjpeg without chroma subsampling: coloured edges on white stay clean. */
function encodeJpeg(frame: Frame, quality: number): Promise<Buffer> {
  return open(frame).removeAlpha().jpeg({ quality, mozjpeg: true, chromaSubsampling: "4:4:4" }).toBuffer();
}

function encodeWebp(frame: Frame, quality: number): Promise<Buffer> {
  return open(frame).webp({ quality, smartSubsample: true }).toBuffer();
}

/** Truecolour: a palette would band soft shadows and posterise the product. */
function encodePng(frame: Frame): Promise<Buffer> {
  return open(frame).png({ palette: false, compressionLevel: 6 }).toBuffer();
}

function open({ width, height, rgba }: Frame): Sharp {
  return sharp(rgba, { raw: { width, height, channels: 4 } }).withIccProfile("srgb");
}

function describe(bytes: Buffer, format: EncodedFile["format"], quality: number): EncodedFile {
  return { bytes, format, mimeType: `image/${format}`, quality };
}
