/** The even shadow around a product that lies on its ground, seen from above: from its outline, a little below it. */
import { createBoxMean } from "./box-mean.ts";
import type { Softness } from "./contact-shadow.ts";
import type { Mask } from "./frame.ts";
import type { Contact } from "./ground-contact.ts";
import { addPeak, emptyShadow, type ShadowMap } from "./shadow-map.ts";

/** Blur and shift towards the lower edge as multiples of the shadow's softness; weights together make one. */
const layers = [
  { softness: 0.25, shift: 0.2, weight: 0.4 },
  { softness: 0.9, shift: 0.6, weight: 0.35 },
  { softness: 2.2, shift: 1, weight: 0.25 },
] as const;
const passes = 3;
/** How far half-covered pixels reach beyond the product's box. */
const softEdgePx = 3;

export function lyingShadow(product: Mask, { box }: Contact, params: Softness): ShadowMap {
  const shadow = emptyShadow(product);
  const { width, height, alpha } = product;
  const unit = params.softnessRatio * Math.sqrt((box.bottom - box.top) * (box.right - box.left));
  const plane = new Float32Array(alpha.length);
  const mean = createBoxMean(plane.length, width);
  const room = Math.min(box.left, box.top, width - box.right, height - box.bottom) - softEdgePx;
  for (const layer of layers) {
    const radius = Math.max(1, Math.round(Math.min(unit * layer.softness, room / (passes + 1))));
    const shift = Math.min(radius, Math.round(unit * layer.shift));
    plane.fill(0);
    for (let i = shift * width; i < plane.length; i++) plane[i] = (alpha[i - shift * width] ?? 0) / 255;
    for (let pass = 0; pass < passes; pass++) mean(plane, plane, { width, height }, radius);
    addPeak(shadow, plane, product, params.opacity * layer.weight);
  }
  return shadow;
}
