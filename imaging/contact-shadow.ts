/**
 * The soft shadow a product throws on the ground it stands on, made from its alpha alone.
 *
 * Three layers, as light behaves near a contact: a narrow dark line where product and ground meet, a middle
 * one, and a wide faint one. Each is the product's foot, pressed flat and blurred; all end at a definite distance, so
 * that the ground beyond keeps its exact colour.
 */
import type { StepParams } from "#core/recipe.ts";
import { createBoxMean } from "./box-mean.ts";
import type { Mask } from "./frame.ts";
import { alphaBox } from "./measure/alpha-box.ts";
import { shrinkMask } from "./measure/shrink-mask.ts";

interface Layer {
  /** Part of the product's height, from its lowest point up, that throws this layer. */
  readonly footRatio: number;
  /** The foot's depth on the ground as a share of its height. */
  readonly squash: number;
  /** Blur as a multiple of the shadow's softness. */
  readonly softness: number;
  /** Share of the shadow's opacity; all layers together make one. */
  readonly weight: number;
}

const layers: readonly Layer[] = [
  { footRatio: 0.03, squash: 0.2, softness: 0.2, weight: 0.45 },
  { footRatio: 0.1, squash: 0.15, softness: 0.7, weight: 0.3 },
  { footRatio: 0.35, squash: 0.08, softness: 1.5, weight: 0.25 },
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
  const box = alphaBox(small);
  if (box === null) return null;
  const { width, height } = small;
  const depth = new Float32Array(width * height);
  const plane = new Float32Array(width * height);
  const mean = createBoxMean(width * height, width);
  const boxHeight = box.bottom - box.top;
  for (const layer of layers) {
    press(small, plane, box.bottom, layer.footRatio * boxHeight, layer.squash);
    const radius = params.softnessRatio * layer.softness * boxHeight;
    const down = Math.max(1, Math.round(radius));
    const across = Math.max(1, Math.round(radius * spread));
    for (let pass = 0; pass < passes; pass++) mean(plane, plane, small, across, down);
    addScaled(depth, plane, params.opacity * layer.weight);
  }
  return { width, height, depth };
}

/** Lays the foot flat onto the ground line; what stands higher throws less. */
function press(product: Mask, plane: Float32Array, base: number, foot: number, squash: number): void {
  const { width, alpha } = product;
  plane.fill(0);
  const top = Math.max(0, Math.floor(base - Math.max(1, foot)));
  for (let y = top; y < base; y++) {
    const above = base - 1 - y;
    const strength = (1 - above / (Math.max(1, foot) + 1)) / 255;
    const row = Math.round(base - 1 - above * squash) * width;
    for (let x = 0; x < width; x++) {
      const value = (alpha[y * width + x] ?? 0) * strength;
      if (value > (plane[row + x] ?? 0)) plane[row + x] = value;
    }
  }
}

/** Adds `plane`, brought to a peak of `peak`. */
function addScaled(depth: Float32Array, plane: Float32Array, peak: number): void {
  let highest = 0;
  for (const value of plane) if (value > highest) highest = value;
  if (highest === 0) return;
  for (let i = 0; i < depth.length; i++) depth[i] = (depth[i] ?? 0) + ((plane[i] ?? 0) * peak) / highest;
}
