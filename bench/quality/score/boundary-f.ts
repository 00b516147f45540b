/**
 * Boundary F-measure: how much of either contour lies near the other one.
 *
 * Source: Martin, Fowlkes, Malik 2004; tolerance as in the DAVIS benchmark (Perazzi 2016), here 0.5 % of the diagonal.
 */
import type { Mask } from "#imaging/frame.ts";

const toleranceRatio = 0.005;
const half = 128;

/** 0..1; 1 when neither mask has a contour. The picture's own border is no contour. */
export function boundaryF(predicted: Mask, truth: Mask): number {
  const tolerancePx = Math.max(1, toleranceRatio * Math.hypot(truth.width, truth.height));
  const ours = contour(predicted);
  const exact = contour(truth);
  const precision = shareNear(ours, near(exact, truth, tolerancePx));
  const recall = shareNear(exact, near(ours, truth, tolerancePx));
  const [p, r] = [precision ?? (recall === null ? 1 : 0), recall ?? (precision === null ? 1 : 0)];
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

/** Covered pixels with an uncovered neighbour to the left, right, above or below. */
function contour({ width, height, alpha }: Mask): Uint8Array {
  const marks = new Uint8Array(alpha.length);
  const covered = (at: number) => (alpha[at] ?? 0) >= half;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      if (!covered(at)) continue;
      const inner = covered(at - 1) && covered(at + 1) && covered(at - width) && covered(at + width);
      if (!inner) marks[at] = 1;
    }
  }
  return marks;
}

/** Pixels at most `radiusPx` away from a mark, exactly: distance along the column, then along the row. */
function near(marks: Uint8Array, { width, height }: Mask, radiusPx: number): Uint8Array {
  const reach = Math.floor(radiusPx);
  const column = columnDistance(marks, width, height);
  const found = new Uint8Array(marks.length);
  // The widest row offset that a mark `d` rows away can still be within reach of.
  const across = Array.from({ length: reach + 1 }, (_, d) => Math.floor(Math.sqrt(radiusPx ** 2 - d ** 2)));
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const wide = across[column[row + x] ?? 0];
      if (wide === undefined) continue;
      found.fill(1, row + Math.max(0, x - wide), row + Math.min(width, x + wide + 1));
    }
  }
  return found;
}

/** Rows to the nearest mark in the same column. */
function columnDistance(marks: Uint8Array, width: number, height: number): Int32Array {
  const none = width + height;
  const distance = new Int32Array(marks.length).fill(none);
  for (let x = 0; x < width; x++) {
    let rows = none;
    for (let at = x; at < marks.length; at += width) {
      rows = marks[at] === 1 ? 0 : rows + 1;
      distance[at] = Math.min(none, rows);
    }
    rows = none;
    for (let at = x + (height - 1) * width; at >= 0; at -= width) {
      rows = marks[at] === 1 ? 0 : rows + 1;
      distance[at] = Math.min(distance[at] ?? none, rows);
    }
  }
  return distance;
}

/** Null when there are no marks. */
function shareNear(marks: Uint8Array, region: Uint8Array): number | null {
  let [all, hit] = [0, 0];
  for (let i = 0; i < marks.length; i++) {
    if (marks[i] !== 1) continue;
    all++;
    hit += region[i] ?? 0;
  }
  return all === 0 ? null : hit / all;
}
