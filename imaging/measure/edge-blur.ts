/** How blurred a picture's strong edges are. Source: Zhuo & Sim 2011, "Defocus map estimation from a single image". */
import { blurPlane } from "./blur-plane.ts";
import { lumaOf } from "./luma.ts";
import { quantile } from "./quantile.ts";
import type { AreaGrid } from "./sample-area.ts";

/** Strong edges are the steepest fiftieth of all cells, and at least this steep, in grey levels a cell. */
const strongShare = 0.98;
const minSlope = 10;
/** Every so manieth cell tells how steep the steepest fiftieth is. */
const sampleStep = 8;
/** Blur in cells that is added on purpose; how much it flattens an edge tells how blurred the edge was. */
const addedBlur = 1;
/** Blur too wide to be told apart at this scale counts as this wide, in cells. */
const maxBlur = 5;

/**
 * Standard deviation in cells of the blur at every strong edge inside the product, in no order: with R the ratio of the slope
 * to the slope after blurring by σ₀, σ = σ₀ / √(R² − 1). It does not depend on the edge's contrast.
 */
export function edgeBlur(grid: AreaGrid, inside: Uint8Array): number[] {
  const { columns, rows } = grid;
  const luma = lumaOf(grid);
  const cells: number[] = [];
  for (let y = 2; y < rows - 2; y++)
    for (let x = 2; x < columns - 2; x++) if (inside[y * columns + x] === 1) cells.push(y * columns + x);
  const some = Float64Array.from({ length: Math.ceil(cells.length / sampleStep) }, (_, n) =>
    slopeAt(luma, columns, cells[n * sampleStep] ?? 0),
  );
  const strong = Math.max(minSlope, quantile(some, strongShare));
  const softened = blurPlane({ columns, rows, values: luma }, addedBlur);
  const blurs: number[] = [];
  for (const cell of cells) {
    const slope = slopeAt(luma, columns, cell);
    if (slope < strong) continue;
    const ratio = slope / slopeAt(softened, columns, cell);
    blurs.push(ratio > 1 ? Math.min(maxBlur, addedBlur / Math.sqrt(ratio * ratio - 1)) : maxBlur);
  }
  return blurs;
}

function slopeAt(values: Float32Array, columns: number, cell: number): number {
  const across = (values[cell + 1] ?? 0) - (values[cell - 1] ?? 0);
  const down = (values[cell + columns] ?? 0) - (values[cell - columns] ?? 0);
  return Math.hypot(across, down) / 2;
}
