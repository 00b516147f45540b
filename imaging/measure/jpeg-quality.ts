/** Finds out from the pixels how strongly a picture was JPEG-compressed, whatever file it comes in now. */
import sharp from "sharp";
import type { Frame } from "../frame.ts";

const longestSidePx = 512;
const blockPx = 8;
const qualities = [8, 10, 12, 15, 18, 20, 22, 24, 27, 30, 33, 36, 40, 45, 50, 55, 60, 65] as const;
const coarsest = 50;
/** Compressing anew must cost at most this share of what one of the next finer qualities costs. */
const dip = 0.85;
const nextFiner = 3;
/** In levels of 255; where nothing finer costs as much, there is too little to see in the picture. */
const leastCost = 1;

/**
 * About the quality (libjpeg's standard tables, 8..50) a picture was last compressed with; null when it was finer, by other
 * tables, or the picture was resized since. Compressing once more at that quality changes hardly anything, while any
 * other, even a finer one, changes more. Looks at the middle; about 60 ms.
 *
 * Source: Farid 2009, "Exposing digital forgeries from JPEG ghosts".
 */
export async function jpegQuality(frame: Frame): Promise<number | null> {
  const crop = middleLuma(frame);
  const costs = await Promise.all(qualities.map((quality) => costOf(crop, quality)));
  for (const [i, quality] of qualities.entries()) {
    const finer = Math.max(...costs.slice(i + 1, i + 1 + nextFiner));
    if (quality <= coarsest && finer >= leastCost && (costs[i] ?? 0) < dip * finer) return quality;
  }
  return null;
}

interface Luma {
  readonly width: number;
  readonly height: number;
  readonly levels: Uint8ClampedArray;
}

/** Starts on a block's corner. */
function middleLuma({ width, height, rgba }: Frame): Luma {
  const crop = { width: Math.min(longestSidePx, width), height: Math.min(longestSidePx, height) };
  const left = Math.floor((width - crop.width) / 2 / blockPx) * blockPx;
  const top = Math.floor((height - crop.height) / 2 / blockPx) * blockPx;
  const levels = new Uint8ClampedArray(crop.width * crop.height);
  for (let i = 0; i < levels.length; i++) {
    const y = top + Math.floor(i / crop.width);
    const at = 4 * (y * width + left + (i % crop.width));
    levels[i] = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
  }
  return { ...crop, levels };
}

/** Root mean square change by compressing once more. */
async function costOf({ width, height, levels }: Luma, quality: number): Promise<number> {
  const file = await sharp(levels, { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
    .jpeg({ quality })
    .toBuffer();
  const again = await sharp(file).toColourspace("b-w").raw().toBuffer();
  let squares = 0;
  for (let i = 0; i < again.length; i++) squares += ((again[i] ?? 0) - (levels[i] ?? 0)) ** 2;
  return Math.sqrt(squares / again.length);
}
