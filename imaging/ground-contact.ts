/** Where a product stands: the parts of its lower contour that touch the ground, foot by foot. */
import type { Mask } from "./frame.ts";
import { labelParts } from "./label-parts.ts";
import { alphaBox, type Box } from "./measure/alpha-box.ts";

/** How one connected part of the product meets the ground. */
export interface PartContact {
  /** For each column: the row just below the part's lowest pixel; -1 for a column without it. */
  readonly bottom: Int32Array;
  /** For each column: 0 in the air to 1 on the ground. */
  readonly strength: Float32Array;
}

export interface Contact {
  /** Of the whole product, in pixels. */
  readonly box: Box;
  readonly parts: readonly PartContact[];
}

/** Steepest rise of a standing edge seen in perspective, rows a column; what rises steeper hangs in the air. */
const steepest = 0.5;
/** How far above that line a contour still counts in part, as a share of the part's height. */
const toleranceRatio = 0.03;
/** A foot ends at least this share of the part's height below the contour beside it. */
const prominenceRatio = 0.05;
/** How high above the lowest point a foot can stand further back, as a share of the part's shorter side. */
const reachRatio = 0.45;
/** Parts smaller than this share of the largest throw no shadow. */
const smallestPartShare = 0.02;

/**
 * A contour point touches when no point beside it is lower by more than perspective explains, or when it ends a
 * foot: feet higher in the picture stand further back on the ground. Null when there is no product.
 */
export function groundContact(product: Mask): Contact | null {
  const box = alphaBox(product);
  if (box === null) return null;
  const { labels, areas } = labelParts(product, 128);
  const least = Math.max(...areas) * smallestPartShare;
  const standing = areas
    .map((area, n) => ({ area, contour: contourOf(product, labels, n + 1) }))
    .filter(({ area }) => area >= least)
    .sort((a, b) => b.area - a.area);
  const parts = standing
    .filter(({ contour }, n) => !standing.slice(0, n).some((larger) => hangsAbove(contour, larger.contour)))
    .map(({ contour }) => ({ bottom: contour.bottom, strength: strengthOf(contour) }));
  return { box, parts };
}

interface Contour {
  readonly box: Box;
  /** As in PartContact. */
  readonly bottom: Int32Array;
}

function contourOf({ width }: Mask, labels: Int32Array, label: number): Contour {
  const bottom = new Int32Array(width).fill(-1);
  let [left, top, right, lowest] = [width, -1, 0, 0];
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== label) continue;
    const x = i % width;
    lowest = (i - x) / width + 1;
    if (top < 0) top = lowest - 1;
    if (x < left) left = x;
    if (x >= right) right = x + 1;
    bottom[x] = lowest;
  }
  return { box: { left, top, right, bottom: lowest }, bottom };
}

/** Ends above the middle of a larger part that it overlaps from side to side: a loose end of it, not a second product. */
function hangsAbove({ box }: Contour, { box: larger }: Contour): boolean {
  const overlaps = box.left < larger.right && box.right > larger.left;
  return overlaps && box.bottom < (larger.top + larger.bottom) / 2;
}

function strengthOf({ box, bottom }: Contour): Float32Array {
  const height = box.bottom - box.top;
  const tolerance = Math.max(1, height * toleranceRatio);
  const reach = Math.max(1, Math.min(height, box.right - box.left) * reachRatio);
  const line = groundLine(bottom);
  const strength = Float32Array.from(bottom, (row, x) =>
    row < 0 ? 0 : Math.max(0, 1 - ((line[x] ?? 0) - row) / tolerance),
  );
  for (const foot of findFeet(bottom, box, height * prominenceRatio)) {
    for (const side of [-1, 1]) raiseFoot(strength, bottom, foot, side, tolerance);
  }
  return strength.map((value, x) => value * nearness((box.bottom - (bottom[x] ?? 0)) / reach));
}

/** 1 up to half the reach, 0 from all of it. */
function nearness(raised: number): number {
  return Math.min(1, Math.max(0, 2 - 2 * raised));
}

/** The lowest line over the contour that nowhere rises steeper than `steepest`. */
function groundLine(bottom: Int32Array): Float32Array {
  const line = Float32Array.from(bottom);
  for (let x = 1; x < line.length; x++) line[x] = Math.max(line[x] ?? 0, (line[x - 1] ?? 0) - steepest);
  for (let x = line.length - 2; x >= 0; x--) line[x] = Math.max(line[x] ?? 0, (line[x + 1] ?? 0) - steepest);
  return line;
}

/** Columns where the contour turns back up by at least `prominence` on both sides, or ends. */
function findFeet(bottom: Int32Array, { left, right }: Box, prominence: number): number[] {
  const feet: number[] = [];
  let [lowest, highest, sinking] = [left, left, true];
  for (let x = left; x <= right; x++) {
    const row = x < right ? (bottom[x] ?? -1) : -Infinity;
    if (sinking) {
      if (row > (bottom[lowest] ?? 0)) lowest = x;
      if ((bottom[lowest] ?? 0) - row >= prominence) {
        feet.push(lowest);
        [sinking, highest] = [false, x];
      }
    } else {
      if (row < (bottom[highest] ?? 0)) highest = x;
      if (row - (bottom[highest] ?? 0) >= prominence) [sinking, lowest] = [true, x];
    }
  }
  return feet;
}

/** Marks the columns of one foot, from its lowest point to one side for as long as they belong to it. */
function raiseFoot(
  strength: Float32Array,
  bottom: Int32Array,
  foot: number,
  side: number,
  tolerance: number,
): void {
  const lowest = bottom[foot] ?? 0;
  for (let x = foot; x >= 0 && x < bottom.length; x += side) {
    const lift = lowest - steepest * Math.abs(x - foot) - (bottom[x] ?? -1);
    if (lift >= tolerance || (bottom[x] ?? -1) > lowest) return;
    strength[x] = Math.max(strength[x] ?? 0, 1 - Math.max(0, lift) / tolerance);
  }
}
