/** How much of the old background's colour is left in the product's soft edge. */
import type { Frame, Mask, Rendered } from "../frame.ts";
import { deltaE2000 } from "#core/colour/delta-e-2000.ts";
import { labOf } from "./lab.ts";

type Rgb = readonly [number, number, number];

/** Edge pixels looked at; more change nothing. */
const maxSamples = 6000;
/** Coverage of the edge pixels whose colour counts, 0..255: less coverage has no reliable colour. */
const [minAlpha, maxAlpha] = [38, 217];
const solidAlpha = 250;
const bareAlpha = 5;
/** How far to walk from the edge for the product's and the background's own colour, as a share of the diagonal. */
const reachRatio = 0.015;
/** Product and background must differ by this ΔE2000, or the background's share cannot be told. */
const minContrast = 10;

export interface Fringe {
  /** 0: the edge has the product's colour; 1: the old background's; below 0: pushed beyond the product's. NaN without samples. */
  readonly share: number;
  readonly samples: number;
}

/**
 * Mean over the mask's edge of s = ⟨C − F, B − F⟩ / |B − F|², C the finished product's colour there (before
 * shadow and ground), F the nearest colour inside the product, B the nearest of the photo's own background, both found by
 * walking along the mask's gradient. Follows from the compositing equation C = (1 − s) F + s B.
 */
export function fringe(rendered: Rendered): Fringe {
  const { mask, source, product, placement } = rendered;
  const edge = edgePixels(mask).filter((at) => !isGlass(rendered, at));
  const step = Math.max(1, Math.floor(edge.length / maxSamples));
  const reach = Math.max(6, Math.round(reachRatio * Math.hypot(mask.width, mask.height)));
  let [sum, samples] = [0, 0];
  for (let n = 0; n < edge.length; n += step) {
    const at = edge[n] ?? 0;
    const [x, y] = [at % mask.width, Math.floor(at / mask.width)];
    const ends = walk(mask, x, y, reach);
    if (ends === null) continue;
    const inner = colourAt(source, ends.inner);
    const outer = colourAt(source, ends.outer);
    if (deltaE2000(labOf(...inner), labOf(...outer)) <= minContrast) continue;
    const onCanvas = colourOnCanvas(
      product,
      (x + 0.5) * placement.scale + placement.x,
      (y + 0.5) * placement.scale + placement.y,
    );
    if (onCanvas === null) continue;
    sum += projection(onCanvas, inner, outer);
    samples++;
  }
  return { share: sum / samples, samples };
}

/** Glass shows its ground on purpose. */
function isGlass({ mask, transparency }: Rendered, at: number): boolean {
  if (transparency?.kind !== "estimated") return false;
  return (transparency.opacity.alpha[at] ?? 0) < 0.9 * (mask.alpha[at] ?? 0);
}

function edgePixels({ alpha }: Mask): number[] {
  const edge: number[] = [];
  for (let i = 0; i < alpha.length; i++) {
    const value = alpha[i] ?? 0;
    if (value >= minAlpha && value <= maxAlpha) edge.push(i);
  }
  return edge;
}

/** Nearest solid and nearest bare pixel along the mask's gradient, or null when either is out of reach. */
function walk(mask: Mask, x: number, y: number, reach: number): { inner: number; outer: number } | null {
  const dx = alphaAt(mask, x + 2, y) - alphaAt(mask, x - 2, y);
  const dy = alphaAt(mask, x, y + 2) - alphaAt(mask, x, y - 2);
  const length = Math.hypot(dx, dy);
  if (length === 0) return null;
  const inner = firstAlong(mask, x, y, dx / length, dy / length, reach, (alpha) => alpha >= solidAlpha);
  const outer = firstAlong(mask, x, y, -dx / length, -dy / length, reach, (alpha) => alpha <= bareAlpha);
  return inner === null || outer === null ? null : { inner, outer };
}

/** Index of the first pixel that satisfies the test, one pixel further on so that it is clear of the edge itself. */
function firstAlong(
  mask: Mask,
  x: number,
  y: number,
  dx: number,
  dy: number,
  reach: number,
  test: (alpha: number) => boolean,
): number | null {
  for (let distance = 1; distance <= reach; distance++) {
    if (!test(alphaAt(mask, Math.round(x + dx * distance), Math.round(y + dy * distance)))) continue;
    const clear = distance + 1;
    const [px, py] = [Math.round(x + dx * clear), Math.round(y + dy * clear)];
    const inPicture = px >= 0 && py >= 0 && px < mask.width && py < mask.height;
    return inPicture && test(alphaAt(mask, px, py)) ? py * mask.width + px : null;
  }
  return null;
}

/** Alpha of the nearest pixel of the picture. */
function alphaAt({ width, height, alpha }: Mask, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, x));
  const row = Math.min(height - 1, Math.max(0, y));
  return alpha[row * width + column] ?? 0;
}

function colourAt({ rgba }: Frame, pixel: number): Rgb {
  return [rgba[4 * pixel] ?? 0, rgba[4 * pixel + 1] ?? 0, rgba[4 * pixel + 2] ?? 0];
}

/** The product's colour at a point of the canvas, or null where nothing of it shows. */
function colourOnCanvas(product: Frame, x: number, y: number): Rgb | null {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column >= product.width || row >= product.height) return null;
  const pixel = row * product.width + column;
  return (product.rgba[4 * pixel + 3] ?? 0) < minAlpha / 2 ? null : colourAt(product, pixel);
}

function projection(colour: Rgb, inner: Rgb, outer: Rgb): number {
  let [dot, square] = [0, 0];
  for (let channel = 0; channel < 3; channel++) {
    const along = (outer[channel] ?? 0) - (inner[channel] ?? 0);
    dot += ((colour[channel] ?? 0) - (inner[channel] ?? 0)) * along;
    square += along * along;
  }
  return dot / square;
}
