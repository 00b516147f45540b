/**
 * The soft shadow a product throws on the ground it stands on, made from its alpha alone.
 *
 * Three layers, as light behaves near a contact: a narrow dark line where product and ground meet, a middle
 * one, and a wide faint one. All end at a definite distance, so that the ground beyond keeps its exact colour.
 */
import type { StepParams } from "#core/recipe.ts";
import { createBoxMean } from "./box-mean.ts";
import { type Contact, groundContact } from "./ground-contact.ts";
import type { Mask } from "./frame.ts";
import { shrinkMask } from "./measure/shrink-mask.ts";

interface Layer {
  /** Depth of the touching strip as a share of the product's height. */
  readonly strip: number;
  /** Blur as a multiple of the shadow's softness. */
  readonly softness: number;
  /** Share of the shadow's opacity; all layers together make one. */
  readonly weight: number;
}

const layers: readonly Layer[] = [
  { strip: 0.006, softness: 0.2, weight: 0.45 },
  { strip: 0.015, softness: 0.7, weight: 0.32 },
  { strip: 0.03, softness: 1.5, weight: 0.23 },
];
/** Shadows spread wider along the ground than towards the viewer. */
const spread = 2;
/** Box means in a row: three come close to a Gaussian. */
const passes = 3;
/** Blur needs no full resolution: the shadow is made at this size and enlarged. */
const longSidePx = 640;

/** Light taken away at each pixel of the shrunken canvas, 0..1. */
export interface ShadowMap {
  readonly width: number;
  readonly height: number;
  readonly depth: Float32Array;
}

/** Null when there is no product to throw a shadow. */
export function contactShadow(product: Mask, params: StepParams<"shadow">): ShadowMap | null {
  const small = shrinkMask(product, longSidePx);
  const contact = groundContact(small);
  if (contact === null) return null;
  const { width, height } = small;
  const depth = new Float32Array(width * height);
  const plane = new Float32Array(width * height);
  const mean = createBoxMean(width * height, width);
  for (const layer of layers) {
    const radius = params.softnessRatio * layer.softness * contact.productHeight;
    const down = Math.max(1, Math.round(radius));
    const across = Math.max(1, Math.round(radius * spread));
    drawStrip(contact, plane, small, layer.strip * contact.productHeight, down);
    for (let pass = 0; pass < passes; pass++) mean(plane, plane, small, across, down);
    addScaled(depth, plane, small, params.opacity * layer.weight);
  }
  return { width, height, depth };
}

/** A strip along the touching line, moved towards the viewer by half the blur, from where its light is missing. */
function drawStrip(contact: Contact, plane: Float32Array, size: Mask, strip: number, down: number): void {
  plane.fill(0);
  contact.strength.forEach((strength, x) => {
    if (strength === 0) return;
    const bottom = (contact.bottom[x] ?? 0) + Math.ceil(down / 2);
    const top = bottom - Math.max(1, Math.round(strip));
    for (let y = Math.max(0, top); y < Math.min(size.height, bottom); y++)
      plane[y * size.width + x] = strength;
  });
}

/** Adds `plane`, scaled so that its darkest point not hidden by the product is `peak`. */
function addScaled(depth: Float32Array, plane: Float32Array, { alpha }: Mask, peak: number): void {
  let highest = 0;
  plane.forEach((value, i) => {
    if (value > highest && (alpha[i] ?? 0) < 128) highest = value;
  });
  if (highest === 0) return;
  for (let i = 0; i < depth.length; i++)
    depth[i] = Math.min(1, (depth[i] ?? 0) + ((plane[i] ?? 0) * peak) / highest);
}
