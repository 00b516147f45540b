/** Decides whether, and where, a product is glass: only what provably shows the ground behind it. */
import type { GroundModel } from "../background-model.ts";
import type { Frame, Mask } from "../frame.ts";
import { erode } from "../measure/erode.ts";
import { labelComponents } from "../measure/label-components.ts";
import { quantile } from "../measure/quantile.ts";
import { sampleArea } from "../measure/sample-area.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import { explainByGround } from "./explain-by-ground.ts";
import { structureBehind, structureRadius } from "./structure-behind.ts";

export type GlassFinding =
  | { readonly kind: "none" }
  /** It looks like the ground, but an opaque product of the ground's colour would look the same. */
  | { readonly kind: "suspected" }
  /** One byte a pixel of the model: 1 where it is glass. */
  | { readonly kind: "found"; readonly region: Uint8Array };

const productAlpha = 200;
/** A part of the product counts from this share of it on. */
const minPartShare = 0.08;
/** Of the structure expected behind a part, this share must be seen; over 72 opaque products at most 0.3 was. */
const minSeenShare = 0.6;
/** Structure must cross this share of the part, and this many pixels, or it proves nothing. */
const minStructure = { share: 0.03, pixels: 40 };
/** Suspected: this share of the product looks like the ground, evenly dimmed. */
const suspicion = { share: 0.75, spread: 0.15 };

/**
 * A part of the product is glass when the ground's colour explains it and the ground's structure is seen through it
 * (quality check 22). On a plain ground there is nothing to see through it, and a white cup before white paper must never
 * become transparent: there it is at most suspected. @param mask the coverage.
 */
export function findGlass(frame: Frame, mask: Mask, model: GroundModel): GlassFinding {
  const { width, height } = model;
  const region = { x: 0, y: 0, width: frame.width, height: frame.height };
  const { rgb } = sampleArea(frame, region, width, height);
  const { alpha } = shrinkMask(mask, Math.max(width, height));
  const product = Uint8Array.from(alpha, (value) => (value >= productAlpha ? 1 : 0));
  const inside = erode(product, width, height, 2);
  const explained = explainByGround(rgb, model);
  const structure = structureBehind(rgb, model);
  const deep = erode(product, width, height, Math.round(0.7 * structureRadius(model)));
  const parts = labelComponents(both(inside, explained.bits), width);
  const productArea = count(product);
  const proven = parts.areas.map((area, label) => {
    if (label === 0 || area < minPartShare * productArea) return false;
    const own = (pixel: number) => parts.labels[pixel] === label && deep[pixel] === 1;
    const expected = countWhere(structure.expected, own);
    const seen = countWhere(structure.seen, own);
    return (
      expected >= Math.max(minStructure.pixels, minStructure.share * area) && seen >= minSeenShare * expected
    );
  });
  if (proven.includes(true))
    return { kind: "found", region: Uint8Array.from(parts.labels, (label) => (proven[label] ? 1 : 0)) };
  return { kind: looksLikeGround(parts, explained.light, productArea) ? "suspected" : "none" };
}

function looksLikeGround(
  { labels, areas }: ReturnType<typeof labelComponents>,
  light: Float32Array,
  productArea: number,
): boolean {
  const largest = areas.indexOf(Math.max(...areas));
  if ((areas[largest] ?? 0) < suspicion.share * productArea || productArea === 0) return false;
  const levels = [...light.filter((_, pixel) => labels[pixel] === largest)];
  return quantile(levels, 0.9) - quantile(levels, 0.1) < suspicion.spread;
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((value, i) => value & (b[i] ?? 0));
}

function count(bits: Uint8Array): number {
  return bits.reduce((sum, value) => sum + value, 0);
}

function countWhere(bits: Uint8Array, test: (pixel: number) => boolean): number {
  return bits.reduce((sum, value, pixel) => sum + (value === 1 && test(pixel) ? 1 : 0), 0);
}
