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
  const columns = new Uint32Array(mask.width);
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * mask.height) / height);
    const bottom = Math.floor(((y + 1) * mask.height) / height);
    columns.fill(0);
    for (let row = top; row < bottom; row++) addRow(mask.alpha, row * mask.width, columns);
    averageColumns(columns, starts, bottom - top, alpha, y * width);
  }
  return { width, height, alpha };
}

function addRow(alpha: Uint8ClampedArray, start: number, sums: Uint32Array): void {
  for (let x = 0; x < sums.length; x++) sums[x] = (sums[x] ?? 0) + (alpha[start + x] ?? 0);
}

/** One row of the copy, of the summed columns of so many `rows`. */
function averageColumns(
  sums: Uint32Array,
  starts: Uint32Array,
  rows: number,
  to: Uint8ClampedArray,
  at: number,
): void {
  let column = 0;
  for (let x = 1; x < starts.length; x++) {
    const [start, end] = [column, starts[x] ?? 0];
    let sum = 0;
    for (; column < end; column++) sum += sums[column] ?? 0;
    to[at + x - 1] = sum / ((end - start) * rows);
  }
}
