/** Decides whether, and where, a product is glass: only what provably shows the ground behind it. */
import type { GroundModel } from "../background-model.ts";
import type { Mask } from "../frame.ts";
import { erode } from "../measure/erode.ts";
import { type Components, labelComponents } from "../measure/label-components.ts";
import { quantile } from "../measure/quantile.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import { explainByGround } from "./explain-by-ground.ts";
import { structureBehind, structureRadius } from "./structure-behind.ts";
import { markWhere } from "../measure/mark-where.ts";

export type GlassFinding =
  | { readonly kind: "none" }
  /** It looks like the ground, but an opaque product of the ground's colour would look the same. */
  | { readonly kind: "suspected" }
  /** One byte a pixel of the model: 1 where it is glass. */
  | { readonly kind: "found"; readonly region: Uint8Array };

const productAlpha = 200;
/** Edges are blends; so many of the model's pixels are left out. */
const edgePx = 2;
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
export function findGlass(mask: Mask, model: GroundModel): GlassFinding {
  const { width, height } = model;
  const { alpha } = shrinkMask(mask, Math.max(width, height));
  const product = markWhere(alpha, (value) => value >= productAlpha);
  const area = count(product);
  const { light, bits } = explainByGround(model);
  const parts = labelComponents(both(erode(product, width, height, edgePx), bits), width);
  const large = parts.areas.map((part) => part > 0 && part >= minPartShare * area);
  if (!large.includes(true)) return { kind: "none" };
  const deep = erode(product, width, height, Math.round(0.7 * structureRadius(model)));
  const proven = seenThrough(parts, deep, model).map((seen, label) => seen && large[label] === true);
  if (proven.includes(true))
    return { kind: "found", region: markWhere(parts.labels, (label) => proven[label] === true) };
  return { kind: looksLikeGround(parts, light, area) ? "suspected" : "none" };
}

/** For each part: is enough of the structure that lies behind it seen in it? */
function seenThrough({ labels, areas }: Components, deep: Uint8Array, model: GroundModel): boolean[] {
  const { expected, seen } = structureBehind(model.photo, model);
  const expectedOf = new Float64Array(areas.length);
  const seenOf = new Float64Array(areas.length);
  labels.forEach((label, pixel) => {
    if (deep[pixel] !== 1) return;
    expectedOf[label] = (expectedOf[label] ?? 0) + (expected[pixel] ?? 0);
    seenOf[label] = (seenOf[label] ?? 0) + (seen[pixel] ?? 0);
  });
  return areas.map((area, label) => {
    const behind = expectedOf[label] ?? 0;
    const enough = behind >= Math.max(minStructure.pixels, minStructure.share * area);
    return label > 0 && enough && (seenOf[label] ?? 0) >= minSeenShare * behind;
  });
}

function looksLikeGround({ labels, areas }: Components, light: Float32Array, productArea: number): boolean {
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
