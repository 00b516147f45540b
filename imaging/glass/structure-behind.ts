/** Finds where the ground's own structure (a table's edge, a stripe, the end of a shadow) goes on inside the product. */
import type { GroundModel } from "../background-model.ts";
import { createBoxMean } from "../box-mean.ts";

/** One byte a pixel of the model. */
export interface StructureBehind {
  /** 1 where the ground behind has structure that would be seen through glass. */
  readonly expected: Uint8Array;
  /** 1 where that structure is seen. */
  readonly seen: Uint8Array;
}

/** Structure is what differs from the mean around it; half the window as a share of the diagonal. */
const windowRatio = 0.035;
/** Contrast to expect anything: in units of the ground's residual, and at least in levels. */
const contrast = { sigmas: 4, levels: 6 };
/** Seen: the same colours change in the same direction, by this share of the ground's own change. */
const [leastShare, mostShare] = [0.2, 1.15];
const leastCosine = 0.8;

/** Radius in model pixels within which anything but the product disturbs the comparison. */
export function structureRadius({ width, height }: { width: number; height: number }): number {
  return Math.round(windowRatio * Math.hypot(width, height));
}

/** @param rgb the photo at the model's size, three floats a pixel, 0..255. */
export function structureBehind(rgb: Float32Array, model: GroundModel): StructureBehind {
  const { width, height } = model;
  const radius = structureRadius(model);
  const photo = detailOf(rgb, width, height, radius);
  const ground = detailOf(model.rgb, width, height, radius);
  const expected = new Uint8Array(width * height);
  const seen = new Uint8Array(width * height);
  const least = Math.max(contrast.levels, contrast.sigmas * model.residual);
  for (let i = 0; i < expected.length; i++) {
    let dot = 0;
    let square = 0;
    let own = 0;
    let strongest = 0;
    for (let at = 3 * i; at < 3 * i + 3; at++) {
      const here = photo[at] ?? 0;
      const behind = ground[at] ?? 0;
      dot += here * behind;
      square += behind * behind;
      own += here * here;
      strongest = Math.max(strongest, Math.abs(behind));
    }
    if (strongest < least) continue;
    expected[i] = 1;
    const share = dot / square;
    const cosine = dot / Math.sqrt(square * own);
    if (share > leastShare && share < mostShare && cosine > leastCosine) seen[i] = 1;
  }
  return { expected, seen };
}

/** The picture less its local mean, three floats a pixel. */
function detailOf(rgb: Float32Array, width: number, height: number, radius: number): Float32Array {
  const detail = new Float32Array(rgb.length);
  const plane = new Float32Array(width * height);
  const around = new Float32Array(width * height);
  const mean = createBoxMean(plane.length, width);
  for (let channel = 0; channel < 3; channel++) {
    for (let i = 0; i < plane.length; i++) plane[i] = rgb[3 * i + channel] ?? 0;
    mean(plane, around, { width, height }, radius);
    for (let i = 0; i < plane.length; i++) detail[3 * i + channel] = (plane[i] ?? 0) - (around[i] ?? 0);
  }
  return detail;
}

/**
 * How much of the ground's structure a picture still shows: Σ I·B / Σ B² over the local detail of both, where the ground
 * has structure. 0 none … 1 all of it; null without structure. @param within 1 for the pixels to look at.
 */
export function structureLeft(rgb: Float32Array, model: GroundModel, within: Uint8Array): number | null {
  const { width, height } = model;
  const picture = detailOf(rgb, width, height, structureRadius(model));
  const ground = detailOf(model.rgb, width, height, structureRadius(model));
  const { expected } = structureBehind(rgb, model);
  let [dot, square] = [0, 0];
  for (let at = 0; at < rgb.length; at++) {
    const pixel = Math.floor(at / 3);
    if (expected[pixel] !== 1 || within[pixel] !== 1) continue;
    dot += (picture[at] ?? 0) * (ground[at] ?? 0);
    square += (ground[at] ?? 0) ** 2;
  }
  return square === 0 ? null : dot / square;
}
