/** Gives the clear pixels around a cut-out the cut-out's own colours, so that nothing foreign is near its edge. */
import type { Frame } from "./frame.ts";

/** Sums over blocks of pixels: red, green, blue, each times coverage, and coverage. */
interface Level {
  readonly width: number;
  readonly height: number;
  readonly sums: Float32Array;
}

/**
 * Clear pixels take the coverage-weighted mean colour of the smallest block around them that holds any coverage (blocks
 * of 2, 4, 8 … pixels; the pull-push of Gortler et al. 1996, "The Lumigraph"). Coverage and covered pixels stay as they
 * are, and a wholly clear frame does too.
 */
export function bleedColours(frame: Frame): Frame {
  const { width, height } = frame;
  const levels = blockSums(frame);
  const rgba = new Uint8ClampedArray(frame.rgba);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      if (rgba[at + 3] === 0) takeColour(rgba, at, x, y, levels);
    }
  }
  return { width, height, rgba };
}

/** Sums over blocks of 2, 4, 8 … pixels, up to the whole frame. */
function blockSums({ width, height, rgba }: Frame): Level[] {
  const sums = new Float32Array(rgba.length);
  for (let at = 0; at < rgba.length; at += 4) {
    const coverage = rgba[at + 3] ?? 0;
    if (coverage === 0) continue;
    for (let channel = 0; channel < 3; channel++) sums[at + channel] = (rgba[at + channel] ?? 0) * coverage;
    sums[at + 3] = coverage;
  }
  const levels: Level[] = [];
  let level: Level = { width, height, sums };
  while (level.width > 1 || level.height > 1) {
    level = halve(level);
    levels.push(level);
  }
  return levels;
}

function halve(fine: Level): Level {
  const width = Math.ceil(fine.width / 2);
  const height = Math.ceil(fine.height / 2);
  const sums = new Float32Array(4 * width * height);
  for (let y = 0, from = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++, from += 4) {
      const to = 4 * ((y >> 1) * width + (x >> 1));
      for (let channel = 0; channel < 4; channel++) {
        sums[to + channel] = (sums[to + channel] ?? 0) + (fine.sums[from + channel] ?? 0);
      }
    }
  }
  return { width, height, sums };
}

function takeColour(
  rgba: Uint8ClampedArray,
  at: number,
  x: number,
  y: number,
  levels: readonly Level[],
): void {
  for (const [depth, { width, sums }] of levels.entries()) {
    const from = 4 * ((y >> (depth + 1)) * width + (x >> (depth + 1)));
    const coverage = sums[from + 3] ?? 0;
    if (coverage === 0) continue;
    for (let channel = 0; channel < 3; channel++) rgba[at + channel] = (sums[from + channel] ?? 0) / coverage;
    return;
  }
}
