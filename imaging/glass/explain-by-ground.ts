/** Asks of every pixel whether it could be the ground seen through something colourless. */
import type { GroundModel } from "../background-model.ts";

export interface Explained {
  /** t of I = t·B + s: the share of the ground that reaches the camera, in sRGB values. */
  readonly light: Float32Array;
  /** 1 where nothing but that and a faint colourless veil s is needed to explain the pixel. */
  readonly bits: Uint8Array;
}

/** Clear glass takes no more light than this; above 1 is the ground's own unevenness. */
const [leastLight, mostLight] = [0.45, 1.06];
/** Most of the surroundings that clear glass mirrors all over, in levels. */
const mostVeil = 20;
/** Difference of colour taken for noise: in units of the ground's residual, and at least in levels. */
const tolerance = { sigmas: 2.5, levels: 3 };

export function explainByGround(model: GroundModel): Explained {
  const { width, height, photo: rgb, rgb: ground } = model;
  const light = new Float32Array(width * height);
  const bits = new Uint8Array(width * height);
  const slack = Math.max(tolerance.levels, tolerance.sigmas * model.residual);
  const fitted = { share: 0, veil: 0 };
  for (let i = 0; i < bits.length; i++) {
    fit(rgb, ground, 3 * i, (slack / mostVeil) ** 2, fitted);
    const { share, veil } = fitted;
    let square = 0;
    for (let at = 3 * i; at < 3 * i + 3; at++)
      square += ((rgb[at] ?? 0) - share * (ground[at] ?? 0) - veil) ** 2;
    light[i] = share;
    bits[i] = square < 2 * slack ** 2 && share > leastLight && share < mostLight ? 1 : 0;
  }
  return { light, bits };
}

/** Least squares of one pixel over its three channels, with a price on veil so that none is seen without need; written to `to`. */
function fit(
  rgb: Float32Array,
  ground: Float32Array,
  at: number,
  price: number,
  to: { share: number; veil: number },
): void {
  let dot = 0;
  let square = 0;
  let seen = 0;
  let behind = 0;
  for (let i = at; i < at + 3; i++) {
    const here = rgb[i] ?? 0;
    const there = ground[i] ?? 0;
    dot += here * there;
    square += there * there;
    seen += here;
    behind += there;
  }
  const full = Math.max(1, square);
  const unclamped = (seen - (behind * dot) / full) / (3 + price - behind ** 2 / full);
  to.veil = Math.min(mostVeil, Math.max(0, unclamped));
  to.share = (dot - to.veil * behind) / full;
}
