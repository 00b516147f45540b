/** Joins the ground left and right of the product row by row: right for table edges, horizons and skirtings. */
import { pullPush } from "./pull-push.ts";
import type { GroundSamples } from "./sample-ground.ts";

/** So many ground pixels on each side are averaged, so that noise draws no lines across. */
const sidePx = 7;

/** Rows without ground on both sides are filled from all around instead. */
export function fillRows(samples: GroundSamples, known: Uint8Array): Float32Array {
  const { width, height, rgb } = samples;
  const bridged = Float32Array.from(rgb);
  const reached = Uint8Array.from(known);
  for (let y = 0; y < height; y++) {
    let left = -1;
    for (let x = 0; x < width; x++) {
      if (known[y * width + x] !== 1) continue;
      if (left >= 0 && x - left > 1) bridge(bridged, reached, known, rgb, width, y, left, x);
      left = x;
    }
  }
  return pullPush({ ...samples, rgb: bridged }, reached);
}

/** Fills the gap between two known columns of a row with a straight ramp of colour. */
function bridge(
  to: Float32Array,
  reached: Uint8Array,
  known: Uint8Array,
  rgb: Float32Array,
  width: number,
  y: number,
  left: number,
  right: number,
): void {
  const from = sideColour(rgb, known, width, y, left, -1);
  const until = sideColour(rgb, known, width, y, right, 1);
  for (let x = left + 1; x < right; x++) {
    const share = (x - left) / (right - left);
    reached[y * width + x] = 1;
    for (let channel = 0; channel < 3; channel++)
      to[3 * (y * width + x) + channel] = (from[channel] ?? 0) * (1 - share) + (until[channel] ?? 0) * share;
  }
}

/** Mean colour of the nearest known pixels from a column outwards. */
function sideColour(
  rgb: Float32Array,
  known: Uint8Array,
  width: number,
  y: number,
  start: number,
  direction: 1 | -1,
): number[] {
  const sum = [0, 0, 0];
  let seen = 0;
  for (let x = start; x >= 0 && x < width && seen < sidePx; x += direction) {
    if (known[y * width + x] !== 1) break;
    seen++;
    for (let channel = 0; channel < 3; channel++)
      sum[channel] = (sum[channel] ?? 0) + (rgb[3 * (y * width + x) + channel] ?? 0);
  }
  return sum.map((value) => value / Math.max(1, seen));
}
