/**
 * Statistics of how neighbouring pixels relate, which clean photos share and noise, blur and compression change.
 * Source: Mittal, Soundararajan, Bovik 2013, "Making a 'completely blind' image quality analyzer" (NIQE).
 */
import { blurPlane } from "./blur-plane.ts";

/** Cells a side of a patch. */
export const patchSide = 64;
/** Figures of one patch: 18 at its own size and 18 at half. */
export const featureCount = 36;
/** More patches change the mean little. */
const maxPatches = 24;
const sigma = 7 / 6;
const radius = 3;

export interface Patch {
  readonly features: readonly number[];
  /** Mean local deviation in grey levels: flat patches say little. */
  readonly activity: number;
}

/** Patches of a grid of luma that lie wholly inside; evenly spread over the product. `inside` has one byte a cell. */
export function naturalPatches(
  luma: Float32Array,
  columns: number,
  rows: number,
  inside: Uint8Array,
): Patch[] {
  const corners: number[] = [];
  for (let y = 0; y + patchSide <= rows; y += patchSide / 2)
    for (let x = 0; x + patchSide <= columns; x += patchSide / 2)
      if (isSolid(inside, columns, x, y)) corners.push(y * columns + x);
  const step = Math.max(1, Math.ceil(corners.length / maxPatches));
  return corners.filter((_, n) => n % step === 0).map((corner) => patchAt(luma, columns, corner));
}

function isSolid(inside: Uint8Array, columns: number, left: number, top: number): boolean {
  for (let y = top; y < top + patchSide; y += 3)
    for (let x = left; x < left + patchSide; x += 3) if (inside[y * columns + x] !== 1) return false;
  return true;
}

function patchAt(luma: Float32Array, columns: number, corner: number): Patch {
  const values = new Float32Array(patchSide * patchSide);
  for (let y = 0; y < patchSide; y++)
    values.set(luma.subarray(corner + y * columns, corner + y * columns + patchSide), y * patchSide);
  const full = normalise(values, patchSide);
  const half = normalise(halve(values), patchSide / 2);
  const features = [...describe(full.values, patchSide), ...describe(half.values, patchSide / 2)];
  return { features, activity: full.activity };
}

/** Each value less its surroundings' mean, over their deviation. */
function normalise(values: Float32Array, side: number): { values: Float32Array; activity: number } {
  const size = { columns: side, rows: side };
  const mean = blurPlane({ ...size, values }, sigma, radius);
  const square = blurPlane({ ...size, values: values.map((value) => value * value) }, sigma, radius);
  const normal = new Float32Array(values.length);
  let activity = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = Math.sqrt(Math.max(0, (square[i] ?? 0) - (mean[i] ?? 0) ** 2));
    normal[i] = ((values[i] ?? 0) - (mean[i] ?? 0)) / (deviation + 1);
    activity += deviation / values.length;
  }
  return { values: normal, activity };
}

function halve(values: Float32Array): Float32Array {
  const side = patchSide / 2;
  return Float32Array.from({ length: side * side }, (_, i) => {
    const at = 2 * Math.floor(i / side) * patchSide + 2 * (i % side);
    const lower = at + patchSide;
    return ((values[at] ?? 0) + (values[at + 1] ?? 0) + (values[lower] ?? 0) + (values[lower + 1] ?? 0)) / 4;
  });
}

/** Shape and scale of the values, and of their products with four neighbours: 2 + 4 × 4 figures. */
function describe(values: Float32Array, side: number): number[] {
  const steps = [1, side, side + 1, side - 1];
  return [...symmetricFit(values), ...steps.flatMap((step) => asymmetricFit(products(values, side, step)))];
}

function products(values: Float32Array, side: number, step: number): Float32Array {
  const pairs = new Float32Array((side - 1) * (side - 2));
  for (let y = 0, n = 0; y < side - 1; y++)
    for (let i = y * side + 1; i < (y + 1) * side - 1; i++)
      pairs[n++] = (values[i] ?? 0) * (values[i + step] ?? 0);
  return pairs;
}

/** Generalised Gaussian by moments. */
function symmetricFit(values: Float32Array): number[] {
  let [absolute, square] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    absolute += Math.abs(value) / values.length;
    square += (value * value) / values.length;
  }
  return [shapeOf(absolute ** 2 / square), Math.sqrt(square)];
}

/** Asymmetric generalised Gaussian by moments: shape, mean, and the variances to both sides. */
function asymmetricFit(values: Float32Array): number[] {
  let [absolute, below, belowCount, above, aboveCount] = [0, 0, 0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    absolute += Math.abs(value) / values.length;
    if (value < 0) {
      below += value * value;
      belowCount++;
    } else {
      above += value * value;
      aboveCount++;
    }
  }
  const [left, right] = [
    Math.sqrt(below / Math.max(1, belowCount)),
    Math.sqrt(above / Math.max(1, aboveCount)),
  ];
  const skew = left / Math.max(1e-6, right);
  const ratio = (absolute ** 2 * values.length) / (below + above);
  const shape = shapeOf((ratio * (skew ** 3 + 1) * (skew + 1)) / (skew ** 2 + 1) ** 2);
  const spread = Math.exp(logGamma(2 / shape) - logGamma(1 / shape));
  return [shape, (right - left) * spread, left ** 2, right ** 2];
}

const shapes = Float64Array.from({ length: 981 }, (_, n) => 0.2 + n / 100);
/** E|x|² / E x² of a generalised Gaussian by its shape; it grows with it. */
const momentRatios = shapes.map((shape) =>
  Math.exp(2 * logGamma(2 / shape) - logGamma(1 / shape) - logGamma(3 / shape)),
);

/** The shape 0.2..10 with this ratio of moments; the middle of the range for a patch without any variation. */
function shapeOf(ratio: number): number {
  if (Number.isNaN(ratio)) return 2;
  let [low, high] = [0, shapes.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((momentRatios[middle] ?? 0) < ratio) low = middle + 1;
    else high = middle;
  }
  return shapes[low] ?? 2;
}

/** Natural logarithm of the gamma function. Source: Lanczos 1964 with g = 5. */
function logGamma(x: number): number {
  const terms = [
    76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
    -0.5395239384953e-5,
  ];
  const series = terms.reduce((sum, term, n) => sum + term / (x + n + 1), 1.000000000190015);
  const base = x + 5.5;
  return (x + 0.5) * Math.log(base) - base + Math.log((2.5066282746310005 * series) / x);
}
