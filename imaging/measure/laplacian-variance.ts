/** Sharpness as the variance of the Laplacian. Source: Pech-Pacheco et al. 2000, "Diatom autofocusing in brightfield microscopy". */
import { lumaOf } from "./luma.ts";
import type { AreaGrid } from "./sample-area.ts";

/**
 * Variance of the 4-neighbour Laplacian of luma (Rec. 601, 0..255) over cells whose own and four neighbours'
 * `inside` byte is 1; NaN when there are none.
 */
export function laplacianVariance(grid: AreaGrid, inside: Uint8Array): number {
  const { columns, rows } = grid;
  const luma = lumaOf(grid);
  let [count, sum, squares] = [0, 0, 0];
  for (let y = 1; y < rows - 1; y++) {
    for (let x = 1; x < columns - 1; x++) {
      const i = y * columns + x;
      if (!(inside[i] && inside[i - 1] && inside[i + 1] && inside[i - columns] && inside[i + columns]))
        continue;
      const around =
        (luma[i - 1] ?? 0) + (luma[i + 1] ?? 0) + (luma[i - columns] ?? 0) + (luma[i + columns] ?? 0);
      const value = around - 4 * (luma[i] ?? 0);
      count++;
      sum += value;
      squares += value * value;
    }
  }
  return squares / count - (sum / count) ** 2;
}
