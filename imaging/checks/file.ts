/** File: the bytes that leave, read back, against the channel's rules on format, weight, size and colour. */
import sharp from "sharp";
import type { Metadata } from "sharp";
import type { ImageRules } from "#core/rules.ts";
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { formatNames, megabytes } from "./wording.ts";

/**
 * Weight in bytes, and whether the encoded picture is what it claims to be: an allowed format, the output's
 * own size, upright without an EXIF orientation, sRGB (quality check 28).
 * Any departure fails: a channel would refuse the file or show it differently. A JPEG below the quality at which the
 * channel warns asks for a look.
 */
export async function file(rendered: Rendered, rules: ImageRules): Promise<Finding> {
  const { bytes, format, quality } = rendered.file;
  const metadata = await readMetadata(bytes);
  const fault = faultOf(rendered, rules, metadata);
  const coarse = format === "jpeg" && quality < (rules.minJpegQuality ?? 0);
  const size = `${rendered.output.width} × ${rendered.output.height} px`;
  const lossy = format === "png" ? "" : ` at quality ${quality}`;
  return {
    check: "file",
    severity: fault !== null ? "fail" : coarse ? "review" : "pass",
    measured: bytes.length,
    expected: `${formatNames(rules.formats)}, at most ${megabytes(rules.maxBytes)}, sRGB, ${size}`,
    unit: "bytes",
    message:
      fault ??
      (coarse
        ? `JPEG at quality ${quality}; the channel warns below ${rules.minJpegQuality ?? 0}. Choose a smaller canvas, or allow a heavier file.`
        : `${formatNames([format])}${lossy}, ${megabytes(bytes.length)}, sRGB: what the channel takes.`),
  };
}

async function readMetadata(bytes: Buffer): Promise<Metadata | null> {
  try {
    return await sharp(bytes).metadata();
  } catch {
    return null;
  }
}

/** The first fault in words, or null. Order: worst first. */
function faultOf({ file, output }: Rendered, rules: ImageRules, metadata: Metadata | null): string | null {
  if (metadata === null) return "The finished file cannot be opened. Enhance the photo again.";
  // sharp calls the container by its name; we only write AV1 into it.
  const held = metadata.compression === "av1" ? "avif" : metadata.format;
  if (held !== file.format) {
    return `The file says ${formatNames([file.format])} but holds ${formatNames([held])}. Enhance the photo again.`;
  }
  if (!rules.formats.includes(file.format)) {
    return `The channel does not take ${formatNames([file.format])}. Choose a preset that writes ${formatNames(rules.formats)}.`;
  }
  if (!(file.bytes.length <= rules.maxBytes)) {
    return `The file weighs ${megabytes(file.bytes.length)}, more than the channel takes. Choose a smaller canvas.`;
  }
  if (metadata.width !== output.width || metadata.height !== output.height) {
    return `The file measures ${metadata.width} × ${metadata.height} px instead of ${output.width} × ${output.height} px.`;
  }
  if ((metadata.orientation ?? 1) !== 1)
    return "The file asks to be turned when shown; some sites will not turn it.";
  if (metadata.space !== "srgb" || !isSrgbProfile(metadata.icc)) {
    return "The file is not in sRGB, so its colours would look different on the channel.";
  }
  return null;
}

/** No profile means sRGB on the web; a profile must name itself sRGB. */
function isSrgbProfile(icc: Buffer | undefined): boolean {
  if (icc === undefined) return true;
  return icc.includes("sRGB") || icc.includes(Buffer.from("sRGB", "utf16le").swap16());
}
