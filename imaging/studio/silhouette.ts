/**
 * The product as something that stands in the light: its outline, drawn out to the depth it probably has.
 *
 * A photo shows no depth. Solid outlines (a bottle, a box) are taken for nearly as deep as half their width, open ones
 * (a chair, a racquet) for thin.
 */
import { createBoxMean } from "../box-mean.ts";
import type { Mask } from "../frame.ts";
import { alphaBox } from "../measure/alpha-box.ts";

export interface Silhouette {
  readonly width: number;
  readonly height: number;
  /** In canvas heights. */
  readonly depth: number;
  /** Coverage 0..1 at a place in pixels of the mask, seen through a blur of `sigma` pixels. */
  at(x: number, y: number, sigma: number): number;
}

const depthOfSolid = 0.5;
/** Standard deviations of the kept copies double from the first blurred one on. */
const copies = 7;
const passes = 3;

export function silhouetteOf(mask: Mask): Silhouette {
  const box = alphaBox(mask) ?? { left: 0, top: 0, right: 1, bottom: 1 };
  const { width, height, alpha } = mask;
  const planes = [Float32Array.from(alpha, (value) => value / 255)];
  const mean = createBoxMean(alpha.length, width);
  for (let copy = 1; copy < copies; copy++) {
    const plane = new Float32Array(planes[0] ?? []);
    // Three box means of radius r have a standard deviation of about r.
    const radius = 2 ** (copy - 1);
    for (let pass = 0; pass < passes; pass++) mean(plane, plane, { width, height }, radius);
    planes.push(plane);
  }
  let covered = 0;
  for (const value of alpha) covered += value;
  const [boxWidth, boxHeight] = [box.right - box.left, box.bottom - box.top];
  const solidity = Math.min(1, covered / 255 / Math.max(1, boxWidth * boxHeight));
  const depth = (depthOfSolid * solidity ** 1.5 * Math.min(boxWidth, boxHeight)) / height;

  function sample(plane: Float32Array, x: number, y: number): number {
    const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
    if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return 0;
    const [across, down] = [x - 0.5 - left, y - 0.5 - top];
    const i = top * width + left;
    const upper = (plane[i] ?? 0) * (1 - across) + (plane[i + 1] ?? 0) * across;
    const lower = (plane[i + width] ?? 0) * (1 - across) + (plane[i + width + 1] ?? 0) * across;
    return upper * (1 - down) + lower * down;
  }

  function at(x: number, y: number, sigma: number): number {
    if (x < -2 * sigma || y < -2 * sigma || x > width + 2 * sigma || y > height + 2 * sigma) return 0;
    const level = sigma <= 0.5 ? Math.max(0, sigma) : Math.min(copies - 1, 1 + Math.log2(Math.max(1, sigma)));
    const fine = Math.min(copies - 2, Math.floor(level));
    const share = Math.min(1, level - fine);
    const [near, far] = [planes[fine], planes[fine + 1]];
    if (!near || !far) return 0;
    const sharp = sample(near, x, y);
    return share === 0 ? sharp : sharp + (sample(far, x, y) - sharp) * share;
  }

  return { width, height, depth, at };
}
