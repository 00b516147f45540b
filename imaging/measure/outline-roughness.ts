/** How much longer an outline is than its own smoothed course: staircases and nibbles make it long, corners hardly. */
import type { Outline } from "./contours.ts";
import { quantile } from "./quantile.ts";

/** Standard deviation of the smoothing, in pixels along the outline. */
const sigmaPx = 3;
/** Outlines shorter than this share of the longest are parts or holes, whose own fine shape says nothing about the cut. */
const minLengthShare = 0.25;
/** Stretches of this length are judged one by one, so that corners and fine parts do not stand for the whole. */
const stretchPx = 32;

/**
 * Ratio 1..∞ of raw to smoothed length, by stretch of 32 px; the middle one of all stretches of the main outlines. NaN when
 * no outline is longer than one stretch.
 */
export function outlineRoughness(outlines: readonly Outline[]): number {
  const longest = Math.max(...outlines.map((outline) => outline.length));
  const main = outlines.filter((outline) => outline.length >= minLengthShare * longest);
  return quantile(main.flatMap(stretchRatios), 0.5);
}

function stretchRatios(outline: Outline): number[] {
  const even = evenlySpaced(outline);
  const smooth = smoothed(even);
  const ratios: number[] = [];
  for (let first = 0; first + stretchPx < even.length / 2; first += stretchPx)
    ratios.push(length(even, first, stretchPx) / length(smooth, first, stretchPx));
  return ratios;
}

/** The same line with a point every pixel of its length. */
function evenlySpaced(outline: Outline): Outline {
  const points: number[] = [];
  const count = outline.length / 2;
  let walked = 0;
  for (let i = 0; i < count; i++) {
    const [x, y] = pointAt(outline, i);
    const [endX, endY] = pointAt(outline, i + 1);
    const step = Math.hypot(endX - x, endY - y);
    for (; walked < step; walked++) {
      points.push(x + ((endX - x) * walked) / step, y + ((endY - y) * walked) / step);
    }
    walked -= step;
  }
  return Float32Array.from(points);
}

const weights = Array.from({ length: 6 * sigmaPx + 1 }, (_, n) =>
  Math.exp(-0.5 * ((n - 3 * sigmaPx) / sigmaPx) ** 2),
);
const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);

function smoothed(outline: Outline): Outline {
  const smooth = new Float32Array(outline.length);
  for (let i = 0; i < smooth.length; i++) {
    let sum = 0;
    for (let n = 0; n < weights.length; n++) {
      const at = i + 2 * (n - 3 * sigmaPx);
      sum += (weights[n] ?? 0) * (outline[at < 0 ? at + smooth.length : at % smooth.length] ?? 0);
    }
    smooth[i] = sum / totalWeight;
  }
  return smooth;
}

function length(outline: Outline, first: number, steps: number): number {
  let sum = 0;
  for (let i = first; i < first + steps; i++) {
    const [x, y] = pointAt(outline, i);
    const [endX, endY] = pointAt(outline, i + 1);
    sum += Math.hypot(endX - x, endY - y);
  }
  return sum;
}

/** Round and round. */
function pointAt(outline: Outline, i: number): [number, number] {
  const at = (2 * i) % outline.length;
  return [outline[at] ?? 0, outline[at + 1] ?? 0];
}
