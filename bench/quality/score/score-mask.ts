/** Scores a predicted coverage against the exact one: the figures of the segmentation and matting literature. */
import type { Mask } from "#imaging/frame.ts";
import { boundaryF } from "./boundary-f.ts";
import { gradientError } from "./gradient-error.ts";

export interface Score {
  /** Mean absolute difference, 0..1. */
  readonly mae: number;
  /** Intersection over union of what is covered by a half or more, 0..1. */
  readonly iou: number;
  /** F-measure of the two contours, 0..1. */
  readonly boundaryF: number;
  /** Sum of absolute differences (alpha 0..1) in thousands. */
  readonly sad: number;
  /** Sum of squared differences of gradient magnitudes in thousands. */
  readonly gradient: number;
}

export const half = 128;
/** Below this IoU a cut-out is a gross failure. */
export const grossIou = 0.8;

export const isGross = ({ iou }: Pick<Score, "iou">) => iou < grossIou;

/** A picture nobody should ship: below either bound it needs a person. */
export const isGood = ({ iou, boundaryF: f }: Pick<Score, "iou" | "boundaryF">) => iou >= 0.95 && f >= 0.9;

/** @throws RangeError when the two differ in size. */
export function scoreMask(predicted: Mask, truth: Mask): Score {
  if (predicted.width !== truth.width || predicted.height !== truth.height) {
    const size = ({ width, height }: Mask) => `${width} x ${height}`;
    throw new RangeError(`expected ${size(truth)} px for a prediction but received ${size(predicted)} px`);
  }
  let [difference, both, either] = [0, 0, 0];
  for (let i = 0; i < truth.alpha.length; i++) {
    const [ours, exact] = [predicted.alpha[i] ?? 0, truth.alpha[i] ?? 0];
    difference += Math.abs(ours - exact);
    if (ours >= half && exact >= half) both++;
    if (ours >= half || exact >= half) either++;
  }
  return {
    mae: difference / 255 / truth.alpha.length,
    iou: either === 0 ? 1 : both / either,
    boundaryF: boundaryF(predicted, truth),
    sad: difference / 255 / 1000,
    gradient: gradientError(predicted, truth),
  };
}
