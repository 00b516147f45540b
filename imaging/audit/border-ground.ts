/** What a picture's ground is like, from its border: a smooth surface, white or not, or something busy. */
import type { GroundSamples } from "../background/sample-ground.ts";
import { fitSurface } from "../background/fit-surface.ts";
import { labOf, type Lab } from "../measure/lab.ts";
import { quantile } from "../measure/quantile.ts";

export interface BorderGround {
  readonly kind: "white" | "plain" | "busy";
  readonly lab: Lab;
  /** Three floats a pixel: the ground as predicted everywhere. Null when it is busy. */
  readonly surface: Float32Array | null;
}

/** Width of the border that is looked at, as a share of the shorter side. */
const borderShare = 0.06;
/**
 * What part of the border, at least, is how many levels of 255, at most, off a smooth ground; the rest may be a product or a
 * shadow that reaches it. The second line is a dark studio's, whose light falls off steeply.
 */
const smooth = [
  [{ share: 0.8, off: 12 }],
  [
    { share: 0.7, off: 8 },
    { share: 0.8, off: 16 },
  ],
];
/** Darkest channel of a ground that buyers take for white. */
const minWhite = 225;
/** Lab chroma above which they see a colour. */
const maxWhiteChroma = 6;

/** @param photo at most 256 px on the long side */
export function borderGround(photo: Pick<GroundSamples, "width" | "height" | "rgb">): BorderGround {
  const { width, height, rgb } = photo;
  const border = markBorder(width, height);
  const surface = fitSurface({ ...photo, ground: border, ring: border }, border);
  const lab = meanLab(surface ?? rgb, border);
  if (surface === null || !isSmooth(rgb, surface, border))
    return { kind: "busy", lab: meanLab(rgb, border), surface: null };
  return { kind: isWhite(surface, border, lab) ? "white" : "plain", lab, surface };
}

function markBorder(width: number, height: number): Uint8Array {
  const wide = Math.max(3, Math.round(borderShare * Math.min(width, height)));
  return Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return x < wide || y < wide || x >= width - wide || y >= height - wide ? 1 : 0;
  });
}

function isSmooth(rgb: Float32Array, surface: Float32Array, border: Uint8Array): boolean {
  const offs: number[] = [];
  for (let pixel = 0; pixel < border.length; pixel++)
    if (border[pixel] === 1) offs.push(offAt(rgb, surface, pixel));
  return smooth.some((demands) => demands.every(({ share, off }) => quantile(offs, share) <= off));
}

/** Largest difference of the three channels. */
export function offAt(rgb: Float32Array, surface: Float32Array, pixel: number): number {
  let most = 0;
  for (let at = 3 * pixel; at < 3 * pixel + 3; at++)
    most = Math.max(most, Math.abs((rgb[at] ?? 0) - (surface[at] ?? 0)));
  return most;
}

function isWhite(surface: Float32Array, border: Uint8Array, [, a, b]: Lab): boolean {
  let [sum, count] = [0, 0];
  for (let pixel = 0; pixel < border.length; pixel++) {
    if (border[pixel] !== 1) continue;
    count++;
    sum += Math.min(surface[3 * pixel] ?? 0, surface[3 * pixel + 1] ?? 0, surface[3 * pixel + 2] ?? 0);
  }
  return sum / count >= minWhite && Math.hypot(a, b) <= maxWhiteChroma;
}

function meanLab(rgb: Float32Array, border: Uint8Array): Lab {
  const sum: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let pixel = 0; pixel < border.length; pixel++) {
    if (border[pixel] !== 1) continue;
    count++;
    for (const channel of [0, 1, 2] as const) sum[channel] += rgb[3 * pixel + channel] ?? 0;
  }
  return labOf(sum[0] / count, sum[1] / count, sum[2] / count);
}
