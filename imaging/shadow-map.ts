/** How much light a shadow takes from each place of a picture, at a reduced size. */
import type { Mask } from "./frame.ts";
import type { PlaneSize } from "./box-mean.ts";

/** Shadows are soft and need no full resolution: they are made at this size and enlarged. */
export const shadowLongSidePx = 512;

/** Light taken away, 0..1, rows top to bottom; covers the whole canvas whatever its own size. */
export interface ShadowMap {
  readonly width: number;
  readonly height: number;
  readonly depth: Float32Array;
}

export function emptyShadow({ width, height }: PlaneSize): ShadowMap {
  return { width, height, depth: new Float32Array(width * height) };
}

/** Adds `plane`, scaled so that its darkest point not hidden by the product is `peak`. */
export function addPeak({ depth }: ShadowMap, plane: Float32Array, { alpha }: Mask, peak: number): void {
  let highest = 0;
  for (let i = 0; i < plane.length; i++) {
    const value = plane[i] ?? 0;
    if (value > highest && (alpha[i] ?? 0) < 128) highest = value;
  }
  if (highest === 0) return;
  const factor = peak / highest;
  for (let i = 0; i < plane.length; i++) {
    const value = plane[i] ?? 0;
    if (value > 0) depth[i] = Math.min(1, (depth[i] ?? 0) + value * factor);
  }
}

/** Both shadows at once: each takes its share of the light the other leaves. */
export function joinShadows(one: ShadowMap, other: ShadowMap): ShadowMap {
  return { ...one, depth: one.depth.map((depth, i) => 1 - (1 - depth) * (1 - (other.depth[i] ?? 0))) };
}
