/** The product before and after, averaged into the same cells, so that colour and sharpness compare like with like. */
import type { Mask, Rendered } from "../frame.ts";
import { alphaBox } from "./alpha-box.ts";
import type { Box } from "./alpha-box.ts";
import { alphaOf } from "./alpha-of.ts";
import { erode } from "./erode.ts";
import { remember } from "./remember.ts";
import { sampleArea } from "./sample-area.ts";
import type { AreaGrid } from "./sample-area.ts";

export interface RegisteredGrids {
  /** The photo as it came, and as the product was cut from: one and the same unless it was restored. */
  readonly photo: AreaGrid;
  readonly source: AreaGrid;
  readonly output: AreaGrid;
  /** 1 where a cell lies wholly inside the product, away from its edge; one byte a cell. */
  readonly inside: Uint8Array;
  /** Side of a cell in pixels of the finished picture. */
  readonly outputCellPx: number;
}

/** At most this many cells on the long side. */
const longSideCells = 1024;
/** Share of the grid's diagonal that is taken off the product's edge. */
const erosionRatio = 0.01;
const solidAlpha = 254;

/**
 * Both pictures over the product's box, registered by the placement. A cell holds at least two pixels of either
 * picture a side, so that half a pixel of misplacement does not count. Null when there is no solid product.
 */
export const registeredGrids = remember((rendered: Rendered): RegisteredGrids | null => {
  const { photo, source, product, output, placement } = rendered;
  const alpha = alphaOf(product);
  const box = alphaBox(alpha, solidAlpha - 1);
  if (box === null) return null;
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const perPixel = Math.min(longSideCells / Math.max(width, height), 0.5, 0.5 / placement.scale);
  const columns = Math.max(1, Math.floor(width * perPixel));
  const rows = Math.max(1, Math.floor(height * perPixel));
  const onSource = {
    x: (box.left - placement.x) / placement.scale,
    y: (box.top - placement.y) / placement.scale,
    width: width / placement.scale,
    height: height / placement.scale,
  };
  const solid = solidCells(alpha, box, columns, rows);
  const eroded = erode(solid, columns, rows, Math.ceil(erosionRatio * Math.hypot(columns, rows)));
  const before = sampleArea(source, onSource, columns, rows);
  return {
    photo: photo === source ? before : sampleArea(photo, onSource, columns, rows),
    source: before,
    output: sampleArea(output, { x: box.left, y: box.top, width, height }, columns, rows),
    inside: eroded.includes(1) ? eroded : solid,
    outputCellPx: width / columns,
  };
});

/** 1 where every pixel a cell touches is solid product. */
function solidCells({ width, alpha }: Mask, box: Box, columns: number, rows: number): Uint8Array {
  const solid = new Uint8Array(columns * rows).fill(1);
  const toColumn = columns / (box.right - box.left);
  const toRow = rows / (box.bottom - box.top);
  for (let y = box.top; y < box.bottom; y++) {
    const firstRow = Math.floor((y - box.top) * toRow) * columns;
    const lastRow = Math.min(rows - 1, Math.ceil((y + 1 - box.top) * toRow) - 1) * columns;
    for (let x = box.left; x < box.right; x++) {
      if ((alpha[y * width + x] ?? 0) >= solidAlpha) continue;
      const first = Math.floor((x - box.left) * toColumn);
      const last = Math.min(columns - 1, Math.ceil((x + 1 - box.left) * toColumn) - 1);
      solid[firstRow + first] = 0;
      solid[firstRow + last] = 0;
      solid[lastRow + first] = 0;
      solid[lastRow + last] = 0;
    }
  }
  return solid;
}
