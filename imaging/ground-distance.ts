/** How far each pixel of a photo is from its ground's model: an opinion on the product independent of the net. */
import type { GroundModel } from "./background-model.ts";

export interface GroundDistance {
  /** The model's size. */
  readonly width: number;
  readonly height: number;
  /** 0 ground … 1 surely something else, per pixel; 0.5 at three standard deviations of the ground. */
  readonly evidence: Float32Array;
  /** I = light · B, per pixel: below 1 where it is darker than the ground. */
  readonly light: Float32Array;
}

/** In levels: no photo has less noise than its rounding and compression. */
const minSigma = 1.2;
const sigmasAtHalf = 3;
/** A shadow takes light evenly from all channels; down to this share of the light it counts little. */
const darkestShadow = 0.45;
const shadowWeight = 0.25;

/**
 * Splits I into light · B plus a difference of colour. Both in units of the ground's own residual; light counts a
 * quarter where it could be a shadow. Values are sRGB, in which light times a constant is again (nearly) a constant factor.
 */
export function groundDistance(model: GroundModel): GroundDistance {
  const { width, height, photo: rgb, rgb: ground } = model;
  const sigma = Math.max(minSigma, model.residual) * sigmasAtHalf;
  const evidence = new Float32Array(width * height);
  const light = new Float32Array(width * height);
  for (let i = 0; i < evidence.length; i++) {
    let dot = 0;
    let square = 0;
    let own = 0;
    for (let at = 3 * i; at < 3 * i + 3; at++) {
      const seen = rgb[at] ?? 0;
      const behind = ground[at] ?? 0;
      dot += seen * behind;
      square += behind * behind;
      own += seen * seen;
    }
    const factor = square > 0 ? dot / square : 1;
    const ofColour = Math.max(0, own - factor * dot) / 2;
    const weight = factor < 1 && factor > darkestShadow ? shadowWeight : 1;
    const ofLight = (weight * (factor - 1)) ** 2 * (square / 3);
    const z = (ofColour + ofLight) / sigma ** 2;
    evidence[i] = z / (1 + z);
    light[i] = factor;
  }
  return { width, height, evidence, light };
}
