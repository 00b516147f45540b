/**
 * The soft shadow under a standing product, made from its alpha alone.
 *
 * Three layers, as light behaves near a contact: a narrow dark line where each foot meets the ground, a middle one
 * under and around the feet, and a wide faint one over the ground between them. All end at a definite distance, so
 * that the ground beyond keeps its exact colour.
 */
import { createBoxMean } from "./box-mean.ts";
import { type Footprint, footprintOf } from "./footprint.ts";
import type { Mask } from "./frame.ts";
import type { Contact } from "./ground-contact.ts";
import { addPeak, emptyShadow, type ShadowMap } from "./shadow-map.ts";

interface Layer {
  /** Depth of the touching strip as a share of the product's height. */
  readonly strip: number;
  /** How much of the ground between the feet takes part. */
  readonly between: number;
  /** Blur as a multiple of the shadow's softness. */
  readonly softness: number;
  /** How much further the blur reaches along the ground than towards the viewer. */
  readonly spread: number;
  /** Share of the shadow's opacity; all layers together make one. */
  readonly weight: number;
}

const layers: readonly Layer[] = [
  { strip: 0.006, between: 0, softness: 0.25, spread: 1.3, weight: 0.4 },
  { strip: 0.018, between: 0.15, softness: 1, spread: 1.6, weight: 0.35 },
  { strip: 0.035, between: 1, softness: 3, spread: 1.8, weight: 0.25 },
];
/** Box means in a row: three come close to a Gaussian. */
const passes = 3;

export interface Softness {
  /** Light missing at the darkest point, 0..1. */
  readonly opacity: number;
  /** Standard deviation of the middle layer's blur as a share of the product's height. */
  readonly softnessRatio: number;
}

export function contactShadow(product: Mask, contact: Contact, params: Softness): ShadowMap {
  const shadow = emptyShadow(product);
  const productHeight = contact.box.bottom - contact.box.top;
  const prints = contact.parts.map((part) => footprintOf(part));
  const plane = new Float32Array(shadow.depth.length);
  const mean = createBoxMean(plane.length, product.width);
  const room = roomAround(prints, product);
  for (const layer of layers) {
    const radius = params.softnessRatio * layer.softness * productHeight;
    const down = Math.max(1, Math.round(Math.min(radius, room.below / (passes + 0.5))));
    const across = Math.max(1, Math.round(Math.min(radius * layer.spread, room.beside / passes)));
    const shift = Math.ceil(down / 2);
    plane.fill(0);
    for (const print of prints) drawPrint(plane, product, print, layer, productHeight, shift);
    const rows = rowsOf(
      prints,
      product.height,
      passes * down + shift + Math.ceil(productHeight * layer.strip),
    );
    const part = plane.subarray(rows.top * product.width, rows.bottom * product.width);
    const size = { width: product.width, height: rows.bottom - rows.top };
    for (let pass = 0; pass < passes; pass++) mean(part, part, size, across, down);
    addPeak(shadow, plane, product, params.opacity * layer.weight);
  }
  return shadow;
}

/** Strips along the touching line and the ground between them, moved towards the viewer, from where light is missing. */
function drawPrint(
  plane: Float32Array,
  { width, height }: Mask,
  { part, upper, lower }: Footprint,
  layer: Layer,
  productHeight: number,
  shift: number,
): void {
  const strip = Math.max(1, Math.round(layer.strip * productHeight));
  for (let x = 0; x < width; x++) {
    const strength = part.strength[x] ?? 0;
    const foot = (part.bottom[x] ?? 0) + shift;
    if (strength > 0)
      fillColumn(plane, width, x, Math.max(0, foot - strip), Math.min(height, foot), strength);
    if (layer.between === 0 || Number.isNaN(upper[x])) continue;
    const [top, bottom] = [Math.round(upper[x] ?? 0) + shift - strip, Math.round(lower[x] ?? 0) + shift];
    fillColumn(plane, width, x, Math.max(0, top), Math.min(height, bottom), layer.between);
  }
}

function fillColumn(
  plane: Float32Array,
  width: number,
  x: number,
  top: number,
  bottom: number,
  value: number,
): void {
  for (let at = top * width + x; at < bottom * width; at += width)
    plane[at] = Math.max(plane[at] ?? 0, value);
}

/** The ground between the feet and the canvas's edges: a shadow cut off there would show the picture's frame. */
function roomAround(
  prints: readonly Footprint[],
  { width, height }: Mask,
): { below: number; beside: number } {
  let [below, beside] = [height, width];
  for (const { part } of prints) {
    part.strength.forEach((strength, x) => {
      if (strength === 0) return;
      below = Math.min(below, height - 1 - (part.bottom[x] ?? 0));
      beside = Math.min(beside, x, width - 1 - x);
    });
  }
  return { below, beside };
}

/** The rows a blur of that reach can darken. */
function rowsOf(
  prints: readonly Footprint[],
  height: number,
  reach: number,
): { top: number; bottom: number } {
  let [top, bottom] = [height, 0];
  for (const { part } of prints) {
    part.strength.forEach((strength, x) => {
      if (strength === 0) return;
      top = Math.min(top, part.bottom[x] ?? 0);
      bottom = Math.max(bottom, part.bottom[x] ?? 0);
    });
  }
  return { top: Math.max(0, top - reach), bottom: Math.max(top, Math.min(height, bottom + reach)) };
}
