/** One smooth surface through the ground: right for studio sweeps, walls, vignettes and even light. */
import { solveSymmetric } from "./solve-symmetric.ts";
import type { GroundSamples } from "./sample-ground.ts";

const order = 3;
/** All powers of x and y that together stay within the order. */
const terms = ((order + 1) * (order + 2)) / 2;
/** More ground pixels than this add nothing. */
const maxSamples = 5_000;
const rounds = 6;
/** Least spread taken as noise, in levels. */
const minSpread = 1;

/**
 * Cubic in x and y for each channel, by iteratively reweighted least squares with Cauchy weights 1 / (1 + (r / 2σ)²), so
 * that shadows and props weigh little (Holland and Welsch 1977). @param known 1 for the pixels to fit.
 */
export function fitSurface({ width, height, rgb }: GroundSamples, known: Uint8Array): Float32Array | null {
  const chosen = everyFew(known);
  if (chosen.length < 4 * terms) return null;
  const bases = new Float64Array(chosen.length * terms);
  chosen.forEach((pixel, n) => {
    writeBasis(bases, n * terms, pixel % width, Math.floor(pixel / width), width, height);
  });
  const weights = new Float64Array(chosen.length).fill(1);
  let surface: Float64Array | null = null;
  for (let round = 0; round < rounds; round++) {
    surface = solve(bases, weights, chosen, rgb);
    if (surface === null) return null;
    reweigh(weights, bases, chosen, rgb, surface);
  }
  return surface && draw(surface, width, height);
}

/** Pixels to fit, evenly taken from the known ones. */
function everyFew(known: Uint8Array): number[] {
  const step = Math.max(1, Math.floor(known.reduce((sum, value) => sum + value, 0) / maxSamples));
  const chosen: number[] = [];
  let seen = 0;
  for (let i = 0; i < known.length; i++) if (known[i] === 1 && seen++ % step === 0) chosen.push(i);
  return chosen;
}

function writeBasis(to: Float64Array, at: number, x: number, y: number, width: number, height: number): void {
  const across = (2 * x) / width - 1;
  const down = (2 * y) / height - 1;
  let term = at;
  for (let i = 0, ofX = 1; i <= order; i++, ofX *= across)
    for (let j = 0, ofBoth = ofX; i + j <= order; j++, ofBoth *= down) to[term++] = ofBoth;
}

/** Coefficients, channel by channel; null when the pixels do not determine them. */
function solve(
  bases: Float64Array,
  weights: Float64Array,
  pixels: readonly number[],
  rgb: Float32Array,
): Float64Array | null {
  const matrix = new Float64Array(terms * terms);
  const right = new Float64Array(3 * terms);
  pixels.forEach((pixel, n) => {
    for (let i = 0; i < terms; i++) {
      const weighed = (weights[n] ?? 0) * (bases[n * terms + i] ?? 0);
      for (let j = 0; j <= i; j++)
        matrix[i * terms + j] = (matrix[i * terms + j] ?? 0) + weighed * (bases[n * terms + j] ?? 0);
      for (let channel = 0; channel < 3; channel++) {
        const at = channel * terms + i;
        right[at] = (right[at] ?? 0) + weighed * (rgb[3 * pixel + channel] ?? 0);
      }
    }
  });
  return solveSymmetric(matrix, right, terms);
}

function reweigh(
  weights: Float64Array,
  bases: Float64Array,
  pixels: readonly number[],
  rgb: Float32Array,
  surface: Float64Array,
): void {
  pixels.forEach((pixel, n) => {
    let square = 0;
    for (let channel = 0; channel < 3; channel++)
      square += ((rgb[3 * pixel + channel] ?? 0) - valueAt(surface, bases, n * terms, channel)) ** 2;
    weights[n] = Math.sqrt(square / 3);
  });
  const spread = Math.max(minSpread, 1.4826 * medianOf(weights));
  for (let n = 0; n < weights.length; n++) weights[n] = 1 / (1 + ((weights[n] ?? 0) / (2 * spread)) ** 2);
}

function medianOf(values: Float64Array): number {
  return Float64Array.from(values).sort()[values.length >> 1] ?? 0;
}

function valueAt(surface: Float64Array, bases: Float64Array, at: number, channel: number): number {
  let value = 0;
  for (let term = 0; term < terms; term++)
    value += (surface[channel * terms + term] ?? 0) * (bases[at + term] ?? 0);
  return value;
}

function draw(surface: Float64Array, width: number, height: number): Float32Array {
  const rgb = new Float32Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    const down = (2 * y) / height - 1;
    for (let channel = 0; channel < 3; channel++)
      drawRow(rowOf(surface, channel, down), rgb, y, width, channel);
  }
  return rgb;
}

/** The surface along one row: coefficients of the powers of x alone, from the lowest on. */
function rowOf(surface: Float64Array, channel: number, down: number): Float64Array {
  const row = new Float64Array(order + 1);
  let term = channel * terms;
  for (let i = 0; i <= order; i++)
    for (let j = 0; i + j <= order; j++) row[i] = (row[i] ?? 0) + (surface[term++] ?? 0) * down ** j;
  return row;
}

function drawRow(row: Float64Array, rgb: Float32Array, y: number, width: number, channel: number): void {
  for (let x = 0; x < width; x++) {
    const across = (2 * x) / width - 1;
    let value = 0;
    for (let power = order; power >= 0; power--) value = value * across + (row[power] ?? 0);
    rgb[3 * (y * width + x) + channel] = Math.min(255, Math.max(0, value));
  }
}
