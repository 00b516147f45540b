/** Resizes a picture with transparency so that its soft edges keep their colour. */
import sharp from "sharp";
import type { Frame } from "./frame.ts";
import type { Rectangle } from "./uncertain-tiles.ts";

/**
 * Lanczos overshoots beside every edge, colour and coverage alike. Their quotient stays right only while neither
 * is clipped, so both are carried in 16 bit with as much headroom again; clipping coverage first, as 8 bit does,
 * leaves a bright line inside the edge.
 */
const levelsPerLevel = 128;

/** The `part` of `frame` at `width` × `height` pixels, straight alpha as before. */
export async function resizeCutOut(
  frame: Frame,
  part: Rectangle,
  width: number,
  height: number,
): Promise<Frame> {
  const { colours, coverage } = premultiply(frame, part);
  const size = { width: part.right - part.left, height: part.bottom - part.top };
  const [drawnColours, drawnCoverage] = await Promise.all([
    lanczos(colours, { ...size, channels: 3 }, width, height, "rgb16"),
    lanczos(coverage, { ...size, channels: 1 }, width, height, "grey16"),
  ]);
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < drawnCoverage.length; i++) {
    const covered = drawnCoverage[i] ?? 0;
    rgba[4 * i + 3] = covered / levelsPerLevel;
    if (rgba[4 * i + 3] === 0) continue;
    const unit = 255 / covered;
    rgba[4 * i] = (drawnColours[3 * i] ?? 0) * unit;
    rgba[4 * i + 1] = (drawnColours[3 * i + 1] ?? 0) * unit;
    rgba[4 * i + 2] = (drawnColours[3 * i + 2] ?? 0) * unit;
  }
  return { width, height, rgba };
}

/** Colours times coverage, and coverage, both 0..255 × `levelsPerLevel`. */
function premultiply(
  { rgba, width }: Frame,
  part: Rectangle,
): { colours: Uint16Array; coverage: Uint16Array } {
  const length = (part.right - part.left) * (part.bottom - part.top);
  const colours = new Uint16Array(length * 3);
  const coverage = new Uint16Array(length);
  let to = 0;
  for (let y = part.top; y < part.bottom; y++) {
    for (let at = (y * width + part.left) * 4; at < (y * width + part.right) * 4; at += 4, to++) {
      const covered = (rgba[at + 3] ?? 0) * levelsPerLevel;
      const share = covered / 255;
      coverage[to] = covered;
      colours[3 * to] = (rgba[at] ?? 0) * share;
      colours[3 * to + 1] = (rgba[at + 1] ?? 0) * share;
      colours[3 * to + 2] = (rgba[at + 2] ?? 0) * share;
    }
  }
  return { colours, coverage };
}

async function lanczos(
  values: Uint16Array,
  raw: { width: number; height: number; channels: 1 | 3 },
  width: number,
  height: number,
  space: "rgb16" | "grey16",
): Promise<Uint16Array> {
  const bytes = await sharp(values, { raw })
    .resize(width, height, { fit: "fill", kernel: "lanczos3" })
    .toColourspace(space)
    .raw({ depth: "ushort" })
    .toBuffer();
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
}
