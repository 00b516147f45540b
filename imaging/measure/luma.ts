/** Luma of a grid's cells, the channel on which sharpness and texture are judged. */
import { remember } from "./remember.ts";
import type { AreaGrid } from "./sample-area.ts";

/** Rec. 601, 0..255, rows top to bottom. */
export const lumaOf = remember(({ columns, rows, rgb }: AreaGrid): Float32Array => {
  const luma = new Float32Array(columns * rows);
  for (let i = 0; i < luma.length; i++) {
    luma[i] = 0.299 * (rgb[3 * i] ?? 0) + 0.587 * (rgb[3 * i + 1] ?? 0) + 0.114 * (rgb[3 * i + 2] ?? 0);
  }
  return luma;
});
