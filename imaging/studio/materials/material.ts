/** What every material is: a function from a place on a surface to the light it gives back there. */
import type { Rgb } from "../../light.ts";
import type { Noise } from "../noise.ts";

/**
 * Writes red, green and blue, linear light 0..1, to `out`. `x` and `y` are lengths on the surface in units of the
 * pattern; `footprint` is the length a pixel covers there.
 */
export type Paint = (out: Float32Array, x: number, y: number, footprint: number) => void;

export interface Pigments {
  readonly colour: Rgb;
  readonly accent: Rgb;
  readonly noise: Noise;
  /** Towards the light along the surface; as long as its unevenness shows. */
  readonly relief: readonly [x: number, y: number];
}

export type Material = (pigments: Pigments) => Paint;

/** The colour times `tone`, with `share` of the accent. */
export function mix(out: Float32Array, colour: Rgb, accent: Rgb, share: number, tone: number): void {
  out[0] = (colour[0] + (accent[0] - colour[0]) * share) * tone;
  out[1] = (colour[1] + (accent[1] - colour[1]) * share) * tone;
  out[2] = (colour[2] + (accent[2] - colour[2]) * share) * tone;
}

/** 0 below `from`, 1 above `to`, smooth between. */
export function ease(from: number, to: number, value: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

/** Light and shade of a height field, by its rise towards the light over `step`. */
export function relief(
  height: (x: number, y: number) => number,
  x: number,
  y: number,
  [towardsX, towardsY]: Pigments["relief"],
  step: number,
): number {
  return height(x, y) - height(x + towardsX * step, y + towardsY * step);
}
