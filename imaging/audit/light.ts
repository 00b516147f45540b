/** Whether a picture is too dark, and whether its whites are coloured. */
import { labOf } from "../measure/lab.ts";
import { quantile } from "../measure/quantile.ts";

export interface PictureLight {
  /** Level 0..255 that the brightest channel reaches in the brightest hundredth. */
  readonly highlight: number;
  /** Chroma C*ab of the whites where they all lean to one hue; 0 where they do not. */
  readonly cast: number;
}

/** Pixels this close to the brightest count as whites; under coloured light none of them is grey. */
const whitesShare = 0.25;
/** Whites make up at least this share of a picture that can tell of its light. */
const minLightness = 62;
/** Above it a ground is painted, not lit. */
const maxChroma = 48;

/** @param rgb three floats a pixel, 0..255 */
export function pictureLight(rgb: Float32Array): PictureLight {
  const luma = new Float64Array(rgb.length / 3);
  for (let i = 0; i < luma.length; i++)
    luma[i] = 0.299 * (rgb[3 * i] ?? 0) + 0.587 * (rgb[3 * i + 1] ?? 0) + 0.114 * (rgb[3 * i + 2] ?? 0);
  const brightest = luma.map((_, i) => Math.max(rgb[3 * i] ?? 0, rgb[3 * i + 1] ?? 0, rgb[3 * i + 2] ?? 0));
  return { highlight: quantile(brightest, 0.99), cast: castOf(rgb, luma, quantile(luma, 1 - whitesShare)) };
}

/** How far the most neutral tenth of the whites is from grey, when the whites agree on the hue. */
function castOf(rgb: Float32Array, luma: Float64Array, from: number): number {
  const chromas: number[] = [];
  let [a, b, lightness] = [0, 0, 0];
  for (let i = 0; i < luma.length; i++) {
    if ((luma[i] ?? 0) < from) continue;
    const [light, red, yellow] = labOf(rgb[3 * i] ?? 0, rgb[3 * i + 1] ?? 0, rgb[3 * i + 2] ?? 0);
    chromas.push(Math.hypot(red, yellow));
    a += red;
    b += yellow;
    lightness += light;
  }
  const count = chromas.length;
  const mean = Math.hypot(a, b) / count;
  const isOneHue = mean > 0.85 * (chromas.reduce((sum, chroma) => sum + chroma, 0) / count);
  if (lightness / count < minLightness || mean > maxChroma || !isOneHue) return 0;
  return quantile(chromas, 0.1);
}
