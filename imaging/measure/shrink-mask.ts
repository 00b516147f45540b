/** A smaller copy of a mask, each pixel the average of the pixels it covers; small masks come back as they are. */
import type { Mask } from "../frame.ts";
import { remember } from "./remember.ts";

/** Several checks ask for the same size. */
const copies = remember<Mask, Map<number, Mask>>(() => new Map());

export function shrinkMask(mask: Mask, longSidePx: number): Mask {
  const known = copies(mask);
  const copy = known.get(longSidePx) ?? shrink(mask, longSidePx);
  known.set(longSidePx, copy);
  return copy;
}

function shrink(mask: Mask, longSidePx: number): Mask {
  const scale = longSidePx / Math.max(mask.width, mask.height);
  if (scale >= 1) return mask;
  const width = Math.max(1, Math.round(mask.width * scale));
  const height = Math.max(1, Math.round(mask.height * scale));
  const starts = Uint32Array.from({ length: width + 1 }, (_, x) => Math.floor((x * mask.width) / width));
  const alpha = new Uint8ClampedArray(width * height);
  const sums = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * mask.height) / height);
    const bottom = Math.floor(((y + 1) * mask.height) / height);
    sums.fill(0);
    for (let row = top; row < bottom; row++) addRow(mask, row * mask.width, starts, sums);
    for (let x = 0; x < width; x++) {
      const cells = ((starts[x + 1] ?? 0) - (starts[x] ?? 0)) * (bottom - top);
      alpha[y * width + x] = (sums[x] ?? 0) / cells;
    }
  }
  return { width, height, alpha };
}

function addRow({ alpha }: Mask, offset: number, starts: Uint32Array, sums: Float64Array): void {
  for (let x = 0; x < sums.length; x++) {
    const end = offset + (starts[x + 1] ?? 0);
    let sum = 0;
    for (let i = offset + (starts[x] ?? 0); i < end; i++) sum += alpha[i] ?? 0;
    sums[x] = (sums[x] ?? 0) + sum;
  }
}
