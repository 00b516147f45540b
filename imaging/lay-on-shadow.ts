/** Composes a product over its shadow: a black layer, clear where no shadow falls. */
import type { ShadowMap } from "./contact-shadow.ts";
import type { Frame } from "./frame.ts";

/**
 * sRGB's mean exponent. Light times k is a colour value times k^(1 / gamma), so black at opacity
 * 1 − k^(1 / gamma), composed as colour values, dims any ground as the shadow dims its light.
 */
const gamma = 2.2;
/** Fainter than half a level of 255 is no shadow. */
const faintest = 0.5 / 255;

export function layOnShadow(product: Frame, shadow: ShadowMap): Frame {
  const { width, height } = product;
  const rgba = new Uint8ClampedArray(product.rgba);
  for (let y = 0; y < height; y++) {
    const row = sampleRow(shadow, ((y + 0.5) * shadow.height) / height - 0.5);
    for (let x = 0, at = y * width * 4; x < width; x++, at += 4) {
      const depth = sampleLine(row, ((x + 0.5) * shadow.width) / width - 0.5);
      if (depth > faintest) layUnder(rgba, at, 1 - (1 - depth) ** (1 / gamma));
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

/** One row between two rows of the map. */
function sampleRow({ width, height, depth }: ShadowMap, y: number): Float32Array {
  const upper = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const lower = Math.min(height - 1, upper + 1);
  const share = Math.min(1, Math.max(0, y - upper));
  const row = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    row[x] = (depth[upper * width + x] ?? 0) * (1 - share) + (depth[lower * width + x] ?? 0) * share;
  }
  return row;
}

function sampleLine(row: Float32Array, x: number): number {
  const left = Math.min(row.length - 1, Math.max(0, Math.floor(x)));
  const share = Math.min(1, Math.max(0, x - left));
  return (row[left] ?? 0) * (1 - share) + (row[Math.min(row.length - 1, left + 1)] ?? 0) * share;
}
