/** Finds clear glass that the net only half saw, such as the jar under its lid. */
import { type GroundModel, groundModelSidePx, modelGround } from "../background-model.ts";
import { createBoxMean } from "../box-mean.ts";
import type { Frame, Mask } from "../frame.ts";
import { erode } from "../measure/erode.ts";
import { labelComponents } from "../measure/label-components.ts";
import { quantile } from "../measure/quantile.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import { convexHull, depthInside, type Point } from "./convex-hull.ts";
import { coverHull, type CoveredHull } from "./cover-hull.ts";
import { explainByGround } from "./explain-by-ground.ts";
import { between, sample } from "./sample-plane.ts";
import { markWhere } from "../measure/mark-where.ts";

/** Coverage 0..255: from the first on the net saw something, up to the second the refinement left it out. */
const [leastSeen, mostKept] = [8, 127];
/** Only before a ground this even does a faint difference mean anything, in levels. */
const maxResidual = 4;
/** Half-seen parts must make up this share of the product, and the ground must explain this share of them. */
const minSupport = { share: 0.1, explained: 0.75 };
/** Smaller parts that the net saw are specks, as a share of the product. */
const minPartShare = 0.01;
/** Shadows fade out; glass ends in lines. This share of the outline must show them. */
const minLinedShare = 0.6;
/** A line differs from its surroundings by this much more than the ground's own texture commonly does. */
const lineContrast = 1.25;
const [finePx, lineRadiusPx] = [1, 5];
/** Lines are looked for this far from the outline: the net sees glass only roughly. */
const searchPx = 6;
/** Edges of the product itself are no evidence of glass beside it. */
const clearOfProductPx = 6;

/** The product with its glass. */
export interface FaintGlass extends CoveredHull {
  /** Made from the ground beside both. */
  readonly model: GroundModel;
}

/**
 * Null unless the net half saw something, before an even ground, that the ground's own colour explains and whose
 * outline lines run along. Vessels bulge: the outline is taken to be convex. What stands inside it without being glass
 * costs nothing, because what equals the ground gets no opacity.
 */
export function findFaintGlass(source: Frame, glimpse: Mask, mask: Mask): FaintGlass | null {
  const kept = shrinkMask(mask, groundModelSidePx);
  const { width, height } = kept;
  const seen = resample(glimpse, kept);
  const product = markWhere(kept.alpha, (value) => value > mostKept);
  const area = count(product);
  const clear = erode(
    product.map((value) => 1 - value),
    width,
    height,
    clearOfProductPx,
    1,
  );
  const noticed = markWhere(seen, (value, i) => value >= leastSeen || product[i] === 1);
  const whole = largeParts(noticed, width, minPartShare * area);
  const support = both(whole, clear);
  if (area === 0 || count(support) < minSupport.share * area) return null;
  const outline = convexHull(whole, width);
  const covered = coverHull(outline, kept, mask);
  const model = modelGround(source, covered.coverage, ["surface"]);
  if (model === null || model.residual > maxResidual) return null;
  const explained = count(both(support, explainByGround(model).bits));
  if (explained < minSupport.explained * count(support)) return null;
  return linedShare(outline, clear, model) >= minLinedShare ? { ...covered, model } : null;
}

/** The net's opinion at the model's size; the net's own picture may be stretched. */
function resample({ width, height, alpha }: Mask, size: { readonly width: number; readonly height: number }) {
  const plane = Float32Array.from(alpha);
  const columns = Array.from({ length: size.width }, (_, x) => between(x, size.width, width));
  const resampled = new Float32Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    const row = between(y, size.height, height);
    columns.forEach((column, x) => {
      resampled[y * size.width + x] = sample(plane, { width, height }, column, row);
    });
  }
  return resampled;
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((value, i) => value & (b[i] ?? 0));
}

function count(bits: Uint8Array): number {
  return bits.reduce((sum, value) => sum + value, 0);
}

/** Without the specks. */
function largeParts(bits: Uint8Array, width: number, minArea: number): Uint8Array {
  const { labels, areas } = labelComponents(bits, width);
  return markWhere(labels, (label) => label > 0 && (areas[label] ?? 0) >= minArea);
}

/** Share of the outline, away from the product, along which a line runs. */
function linedShare(hull: readonly Point[], clear: Uint8Array, model: GroundModel): number {
  const { width, height } = model;
  const lines = lineStrength(model);
  const [ground, outline]: [number[], number[]] = [[], []];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (clear[i] !== 1) continue;
      const depth = depthInside(hull, x + 0.5, y + 0.5);
      if (depth < -2 * searchPx) ground.push(lines[i] ?? 0);
      else if (Math.abs(depth) < 0.75) outline.push(lines[i] ?? 0);
    }
  }
  const common = quantile(ground, 0.9) * lineContrast;
  return outline.filter((value) => value > common).length / Math.max(1, outline.length);
}

/** The strongest difference from the local mean near each pixel, in levels of brightness. */
function lineStrength({ width, height, photo, rgb }: GroundModel): Float32Array {
  const plane = new Float32Array(width * height);
  for (let i = 0; i < plane.length; i++)
    for (let at = 3 * i; at < 3 * i + 3; at++)
      plane[i] = (plane[i] ?? 0) + ((photo[at] ?? 0) - (rgb[at] ?? 0)) / 3;
  const [near, around] = [new Float32Array(plane.length), new Float32Array(plane.length)];
  const mean = createBoxMean(plane.length, width);
  mean(plane, near, { width, height }, finePx);
  mean(plane, around, { width, height }, lineRadiusPx);
  const detail = near.map((value, i) => Math.abs(value - (around[i] ?? 0)));
  return detail.map((_, i) => strongestNear(detail, width, height, i));
}

function strongestNear(plane: Float32Array, width: number, height: number, at: number): number {
  const [x, y] = [at % width, Math.floor(at / width)];
  let strongest = 0;
  for (let ny = Math.max(0, y - searchPx); ny <= Math.min(height - 1, y + searchPx); ny++)
    for (let nx = Math.max(0, x - searchPx); nx <= Math.min(width - 1, x + searchPx); nx++)
      strongest = Math.max(strongest, plane[ny * width + nx] ?? 0);
  return strongest;
}
