/**
 * Gradient error: whether an alpha is as sharp and as smooth as the exact one.
 *
 * Source: Rhemann 2009, "A Perceptually Motivated Online Benchmark for Image Matting": squared differences of the
 * magnitudes of Gaussian gradients, sigma 1.4 px.
 */
import type { Mask } from "#imaging/frame.ts";

const sigmaPx = 1.4;
const radiusPx = 5;

const offsets = Array.from({ length: 2 * radiusPx + 1 }, (_, n) => n - radiusPx);
const bell = offsets.map((k) => Math.exp(-(k * k) / (2 * sigmaPx ** 2)));
const smooth = scaled(bell, (value) => value);
/** Scaled so that a ramp of one level a pixel has gradient 1. */
const slope = scaled(
  bell.map((value, n) => (-(offsets[n] ?? 0) * value) / sigmaPx ** 2),
  (value, n) => Math.abs(value) * Math.abs(offsets[n] ?? 0),
);

/** In thousands, alpha 0..1. */
export function gradientError(predicted: Mask, truth: Mask): number {
  const ours = gradientMagnitude(predicted);
  const exact = gradientMagnitude(truth);
  let sum = 0;
  for (let i = 0; i < exact.length; i++) sum += ((ours[i] ?? 0) - (exact[i] ?? 0)) ** 2;
  return sum / 1000;
}

function scaled(kernel: readonly number[], weight: (value: number, n: number) => number): Float64Array {
  const total = kernel.reduce((sum, value, n) => sum + weight(value, n), 0);
  return Float64Array.from(kernel, (value) => value / total);
}

function gradientMagnitude({ width, height, alpha }: Mask): Float32Array {
  const levels = Float32Array.from(alpha, (level) => level / 255);
  const across = convolve(convolve(levels, width, height, slope, 1), width, height, smooth, width);
  const down = convolve(convolve(levels, width, height, smooth, 1), width, height, slope, width);
  return across.map((value, i) => Math.hypot(value, down[i] ?? 0));
}

/** Along rows (`stride` 1) or columns (`stride` = width); the edge pixel is repeated beyond the picture. */
function convolve(
  plane: Float32Array,
  width: number,
  height: number,
  kernel: Float64Array,
  stride: number,
): Float32Array {
  const result = new Float32Array(plane.length);
  const last = stride === 1 ? width - 1 : height - 1;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const place = stride === 1 ? x : y;
      const start = at - place * stride;
      let sum = 0;
      for (let k = -radiusPx; k <= radiusPx; k++) {
        const from = Math.min(last, Math.max(0, place + k));
        sum += (plane[start + from * stride] ?? 0) * (kernel[k + radiusPx] ?? 0);
      }
      result[at] = sum;
    }
  }
  return result;
}
