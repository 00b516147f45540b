/** Composes a product over its shadow: a black layer, clear where no shadow falls. */
import type { Frame } from "./frame.ts";
import type { ShadowMap } from "./shadow-map.ts";

/**
 * sRGB's mean exponent. Light times k is a colour value times k^(1 / gamma), so black at opacity
 * 1 − k^(1 / gamma), composed as colour values, dims any ground as the shadow dims its light.
 */
const gamma = 2.2;
/** Fainter than half a level of 255 is no shadow. */
const faintest = 0.5 / 255;
const steps = 4096;
/** Opacity 0..1 of black for depths 0..1 in `steps` steps. */
const darkness = Float32Array.from({ length: steps + 1 }, (_, n) => 1 - (1 - n / steps) ** (1 / gamma));

export function layOnShadow(product: Frame, shadow: ShadowMap): Frame {
  const { width, height } = product;
  const rgba = new Uint8ClampedArray(product.rgba);
  const row = new Float32Array(shadow.width);
  const across = shadow.width / width;
  for (let y = 0; y < height; y++) {
    const span = sampleRow(row, shadow, ((y + 0.5) * shadow.height) / height - 0.5);
    if (span === null) continue;
    const last = Math.min(width, Math.ceil((span.last + 1.5) / across));
    for (let x = Math.max(0, Math.floor((span.first - 0.5) / across)); x < last; x++) {
      const at = (y * width + x) * 4;
      if (rgba[at + 3] === 255) continue;
      const depth = sampleLine(row, (x + 0.5) * across - 0.5);
      if (depth > faintest) layUnder(rgba, at, darkness[Math.round(depth * steps)] ?? 1);
    }
  }
  return { width, height, rgba };
}

/** Puts black of opacity `dark` behind one straight-alpha pixel. */
function layUnder(rgba: Uint8ClampedArray, at: number, dark: number): void {
  const covered = (rgba[at + 3] ?? 0) / 255;
  const total = covered + dark * (1 - covered);
  const share = covered / total;
  for (let channel = at; channel < at + 3; channel++) rgba[channel] = (rgba[channel] ?? 0) * share;
  rgba[at + 3] = 255 * total;
}

/** Fills `row` with a row between two rows of the map; the columns that hold shadow, or null when none does. */
function sampleRow(
  row: Float32Array,
  { width, height, depth }: ShadowMap,
  y: number,
): { first: number; last: number } | null {
  const upper = Math.min(height - 1, Math.max(0, Math.floor(y))) * width;
  const lower = Math.min((height - 1) * width, upper + width);
  const share = Math.min(1, Math.max(0, y - upper / width));
  let [first, last] = [width, -1];
  for (let x = 0; x < width; x++) {
    const value = (depth[upper + x] ?? 0) * (1 - share) + (depth[lower + x] ?? 0) * share;
    row[x] = value;
    if (value <= faintest) continue;
    if (last < 0) first = x;
    last = x;
  }
  return last < 0 ? null : { first, last };
}

function sampleLine(row: Float32Array, x: number): number {
  const left = Math.min(row.length - 1, Math.max(0, Math.floor(x)));
  const share = Math.min(1, Math.max(0, x - left));
  return (row[left] ?? 0) * (1 - share) + (row[Math.min(row.length - 1, left + 1)] ?? 0) * share;
}
