/** Finds the axis a product's outline is mirrored by, where it has one that is nearly upright. */
import type { Mask } from "../frame.ts";
import { shrinkMask } from "./shrink-mask.ts";

export interface MirrorAxis {
  /** Clockwise turn that makes the axis upright, -13..13. */
  readonly degrees: number;
  /** Overlap of the outline and its mirror image, 0..1. */
  readonly overlap: number;
  /** How much of it a turn by 3 degrees costs: round things have any axis, and so none. */
  readonly sharpness: number;
}

const longSidePx = 200;
const turns = Array.from({ length: 25 }, (_, i) => i - 12);
/** The axis may pass this far from the centre of gravity; in pixels of the small mask. */
const offsets = [-1.5, -0.75, 0, 0.75, 1.5] as const;

/** Null without a product. About 20 ms. */
export function mirrorAxis(mask: Mask): MirrorAxis | null {
  const small = shrinkMask(mask, longSidePx);
  const points = coveredPoints(small);
  if (points.length === 0) return null;
  const overlapAt = (degrees: number) => bestOverlap(small, points, degrees);
  let best = nearest(turns, (degrees) => overlapOf(small, points, degrees, 0));
  for (const step of [0.5, 0.25]) best = nearest([best - step, best, best + step], overlapAt);
  const overlap = overlapAt(best);
  return {
    degrees: best,
    overlap,
    sharpness: overlap - Math.max(overlapAt(best - 3), overlapAt(best + 3)),
  };
}

/** x and y of every covered pixel, from their centre of gravity; where that lies comes first. */
interface Points {
  readonly length: number;
  readonly centre: readonly [number, number];
  readonly xy: Int32Array;
}

function coveredPoints({ width, alpha }: Mask): Points {
  const xy: number[] = [];
  let [sumX, sumY] = [0, 0];
  for (let i = 0; i < alpha.length; i++) {
    if ((alpha[i] ?? 0) < 128) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    xy.push(x, y);
    sumX += x;
    sumY += y;
  }
  const length = xy.length / 2;
  return { length, centre: [sumX / length, sumY / length], xy: Int32Array.from(xy) };
}

function nearest(turns: readonly number[], score: (degrees: number) => number): number {
  const scores = turns.map(score);
  return turns[scores.indexOf(Math.max(...scores))] ?? 0;
}

function bestOverlap(mask: Mask, points: Points, degrees: number): number {
  return Math.max(...offsets.map((offset) => overlapOf(mask, points, degrees, offset)));
}

/** Intersection over union of the mask and its image in the axis that a clockwise turn by `degrees` makes upright. */
function overlapOf({ width, height, alpha }: Mask, points: Points, degrees: number, offset: number): number {
  const acrossX = Math.cos((degrees * Math.PI) / 180);
  const acrossY = -Math.sin((degrees * Math.PI) / 180);
  const [centreX, centreY] = points.centre;
  let shared = 0;
  for (let i = 0; i < points.xy.length; i += 2) {
    const x = points.xy[i] ?? 0;
    const y = points.xy[i + 1] ?? 0;
    const away = (x - centreX) * acrossX + (y - centreY) * acrossY - offset;
    const imageX = Math.round(x - 2 * away * acrossX);
    const imageY = Math.round(y - 2 * away * acrossY);
    if (imageX < 0 || imageY < 0 || imageX >= width || imageY >= height) continue;
    if ((alpha[imageY * width + imageX] ?? 0) >= 128) shared++;
  }
  return shared / (2 * points.length - shared);
}
