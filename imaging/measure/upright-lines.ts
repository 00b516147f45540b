/**
 * Finds out how a product's upright edges lean: the turn and the perspective under which most of them fall into straight
 * lines. A projection profile, as scanners straighten pages by it.
 *
 * Source: Postl 1986, "Detection of linear oblique structures and skew scan in digitized documents"; here with signed
 * gradients, and a second parameter for lines that run together.
 */
import type { Plane } from "../plane.ts";
import { quantile } from "./quantile.ts";

export interface UprightLines {
  /** Clockwise turn that makes the lines upright, about -13..13. */
  readonly degrees: number;
  /** The recipe's `keystoneY` that makes them parallel. */
  readonly keystoneY: number;
  /** How many times better they fall into lines so than under an arbitrary turn; without upright lines 1 to 3. */
  readonly prominence: number;
  /** How many times better than under the best turn alone. */
  readonly keystoneGain: number;
  /** Lines apart from each other that hold a share of the edge worth naming. */
  readonly lines: number;
}

/** Edges as weak as this, in grey levels a pixel, are texture; stronger ones than the second count alike. */
const [leastEdge, mostEdge] = [4, 30];
/** An edge counts as upright up to this slope, a little more than the largest turn looked at. */
const steepest = 0.36;
const leastEdges = 300;
const maxEdges = 6_000;
const turns = Array.from({ length: 25 }, (_, i) => i - 12);
const keystones = Array.from({ length: 21 }, (_, i) => (i - 10) * 0.03);
/** In the coarse search a line may be out by a step of turn and still fall into one bin. */
const [coarseBinPx, fineBinPx] = [4, 1];
/** A line holds this share of all, and lies this share of the long side from the next. */
const [lineShare, lineGap] = [0.04, 0.04];

interface Fit {
  readonly degrees: number;
  readonly keystoneY: number;
}

/** Three numbers an edge pixel: x and y from the picture's middle, and how strongly it gets lighter to the right. */
type Edges = Float32Array;

/** @param product of `luma`'s size, 1 where edges count. Null when there are too few. About 60 ms for 1000 × 1000. */
export function uprightLines(luma: Plane, product: Uint8Array): UprightLines | null {
  const edges = uprightEdges(luma, product);
  if (edges.length < 3 * leastEdges) return null;
  const longSide = Math.max(luma.width, luma.height);
  const score = (fit: Fit, binPx: number) => energy(profileOf(edges, fit, longSide, binPx));
  const leaning = bestOf(
    turns.flatMap((degrees) => keystones.map((keystoneY) => ({ degrees, keystoneY }))),
    (fit) => score(fit, coarseBinPx),
  );
  const justTurned = turns.map((degrees) => ({ degrees, keystoneY: 0 }));
  const turned = bestOf(justTurned, (fit) => score(fit, coarseBinPx));
  const fine = (fit: Fit) => score(fit, fineBinPx);
  const fit = climb(leaning, 0.02, fine);
  return {
    ...fit,
    prominence: fine(fit) / quantile(justTurned.map(fine), 0.5),
    keystoneGain: fine(fit) / fine(climb(turned, 0, fine)),
    lines: countLines(profileOf(edges, fit, longSide, fineBinPx), longSide),
  };
}

/** The picture's upright edges, thinned out evenly when there are more than enough. */
function uprightEdges({ width, height, values }: Plane, product: Uint8Array): Edges {
  const found: number[] = [];
  for (let i = width + 1; i < (height - 1) * width; i++) {
    if (product[i] !== 1) continue;
    const across = gradient(values, i, 1, width);
    if (Math.abs(across) < leastEdge) continue;
    if (Math.abs(gradient(values, i, width, 1)) > steepest * Math.abs(across)) continue;
    const x = i % width;
    if (x === 0 || x === width - 1) continue;
    const strength = Math.min(mostEdge, Math.max(-mostEdge, across));
    found.push(x + 0.5 - width / 2, Math.floor(i / width) + 0.5 - height / 2, strength);
  }
  return thinned(found);
}

/** Scharr's gradient in levels a pixel: along `step`, smoothed `beside` it. */
function gradient(values: Float32Array, i: number, step: number, beside: number): number {
  const middle = (values[i + step] ?? 0) - (values[i - step] ?? 0);
  const before = (values[i + step - beside] ?? 0) - (values[i - step - beside] ?? 0);
  const after = (values[i + step + beside] ?? 0) - (values[i - step + beside] ?? 0);
  return (10 * middle + 3 * (before + after)) / 32;
}

function thinned(edges: readonly number[]): Edges {
  const step = 3 * Math.ceil(edges.length / (3 * maxEdges));
  return Float32Array.from(
    { length: 3 * Math.ceil(edges.length / step) },
    (_, i) => edges[Math.floor(i / 3) * step + (i % 3)] ?? 0,
  );
}

/**
 * Edge strength summed along the lines that the fit makes upright, by where they cross the picture's middle row: a
 * line is x = x0 (1 - keystone y) + tan(degrees) y, the inverse of planStraighten in straighten-geometry.ts.
 */
function profileOf(edges: Edges, { degrees, keystoneY }: Fit, longSide: number, binPx: number): Float32Array {
  const profile = new Float32Array(Math.ceil((2 * longSide) / binPx));
  const slope = Math.tan((degrees * Math.PI) / 180);
  const keystone = keystoneY / (longSide / 2);
  for (let i = 0; i < edges.length; i += 3) {
    const y = edges[i + 1] ?? 0;
    const crossing = ((edges[i] ?? 0) - slope * y) / (1 - keystone * y);
    const place = (crossing + longSide) / binPx - 0.5;
    const bin = Math.floor(place);
    if (bin < 0 || bin >= profile.length - 1) continue;
    const strength = edges[i + 2] ?? 0;
    profile[bin] = (profile[bin] ?? 0) + strength * (1 - (place - bin));
    profile[bin + 1] = (profile[bin + 1] ?? 0) + strength * (place - bin);
  }
  return profile;
}

function energy(profile: Float32Array): number {
  let sum = 0;
  for (let bin = 0; bin < profile.length; bin++) sum += (profile[bin] ?? 0) ** 2;
  return sum;
}

function bestOf(fits: readonly Fit[], score: (fit: Fit) => number): Fit {
  const scores = fits.map(score);
  return fits[scores.indexOf(Math.max(...scores))] ?? { degrees: 0, keystoneY: 0 };
}

/** Walks uphill in ever smaller steps, to a twentieth of a degree. */
function climb(start: Fit, keystoneStep: number, score: (fit: Fit) => number): Fit {
  let here = start;
  for (const size of [1, 0.5, 0.25, 0.1]) {
    const steps = keystoneStep === 0 ? [0] : [-size, 0, size];
    const around = [-size, 0, size].flatMap((turn) =>
      steps.map((step) => ({
        degrees: here.degrees + turn / 2,
        keystoneY: here.keystoneY + step * keystoneStep,
      })),
    );
    here = bestOf(around, score);
  }
  return here;
}

function countLines(profile: Float32Array, longSide: number): number {
  const least = lineShare * energy(profile);
  const gap = Math.round(lineGap * longSide);
  let [lines, next] = [0, 0];
  for (let bin = 1; bin < profile.length - 1; bin++) {
    const around = energy(profile.subarray(bin - 1, bin + 2));
    if (bin < next || around < least) continue;
    lines++;
    next = bin + gap;
  }
  return lines;
}
