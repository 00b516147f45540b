/**
 * The shadow a lamp throws to one side of a standing product: its outline laid down on the ground from its feet.
 *
 * The product counts as an upright card. What is further from the ground throws a softer and fainter edge
 * (Fernando 2005, "Percentage-closer soft shadows": the penumbra grows with the distance to what throws it).
 */
import type { StepParams } from "#core/recipe.ts";
import { createBoxMean } from "./box-mean.ts";
import { footLine } from "./foot-line.ts";
import type { Mask } from "./frame.ts";
import type { Contact } from "./ground-contact.ts";
import { emptyShadow, type ShadowMap } from "./shadow-map.ts";

type CastParams = Extract<StepParams<"shadow">, { kind: "cast" }>;

/** How much shorter a length away from the viewer looks than the same length across: seen from about 20° above. */
const foreshortening = 0.35;
/** Heights are blurred in this many slices, which overlap so that no seam shows. */
const slices = 6;
/** Blur at the feet, and how much is added at the full length, as multiples of the softness. */
const nearBlur = 0.1;
const farBlur = 1;
/** Share of the light that other light gives back at the shadow's end. */
const endFade = 0.6;
const passes = 3;

/** Slice by slice from the feet up; never darker than `params.opacity`. */
export function castShadow(product: Mask, contact: Contact, params: CastParams): ShadowMap {
  const shadow = emptyShadow(product);
  const { width, height } = product;
  const tall = contact.box.bottom - contact.box.top;
  const mean = createBoxMean(width * height, width);
  const plane = new Float32Array(width * height);
  const feet = footLine(contact);
  for (let slice = 0; slice <= slices; slice++) {
    const share = slice / slices;
    plane.fill(0);
    throwSlice(plane, product, feet, params, tall, slice);
    const radius = Math.max(1, Math.round(params.softnessRatio * tall * (nearBlur + farBlur * share)));
    for (let pass = 0; pass < passes; pass++) mean(plane, plane, { width, height }, radius);
    const strength = params.opacity * (1 - endFade * share);
    for (let i = 0; i < plane.length; i++) {
      const value = plane[i] ?? 0;
      if (value > 0) shadow.depth[i] = Math.min(params.opacity, (shadow.depth[i] ?? 0) + value * strength);
    }
  }
  return shadow;
}

/** Draws what lies near one height, weighted down to nothing at the neighbouring slices. */
function throwSlice(
  plane: Float32Array,
  { width, height, alpha }: Mask,
  feet: Float32Array,
  { directionDegrees, lengthRatio }: CastParams,
  tall: number,
  slice: number,
): void {
  const angle = (directionDegrees * Math.PI) / 180;
  const right = Math.cos(angle) * lengthRatio;
  const down = Math.sin(angle) * lengthRatio * foreshortening;
  const step = 1 / Math.ceil(1 + Math.hypot(right, down));
  const [from, to] = [((slice - 1) * tall) / slices, ((slice + 1) * tall) / slices];
  for (let x = 0; x < width; x++) {
    const foot = feet[x] ?? 0;
    const end = Math.min(to, foot);
    for (let rise = Math.max(0, from); rise < end; rise += step) {
      const covered = alpha[Math.min(height - 1, Math.floor(foot - rise)) * width + x] ?? 0;
      if (covered === 0) continue;
      const weight = (covered / 255) * (1 - Math.abs((rise * slices) / tall - slice));
      const atX = Math.round(x + rise * right);
      const atY = Math.round(foot + rise * down);
      if (atX < 0 || atX >= width || atY < 0 || atY >= height) continue;
      const at = atY * width + atX;
      plane[at] = Math.max(plane[at] ?? 0, weight);
    }
  }
}
