/** The product before and after, averaged into the same cells, so that colour and sharpness compare like with like. */
import type { Rendered } from "../frame.ts";
import { alphaBox } from "./alpha-box.ts";
import { alphaOf } from "./alpha-of.ts";
import { erode } from "./erode.ts";
import { sampleArea } from "./sample-area.ts";
import type { AreaGrid } from "./sample-area.ts";

export interface RegisteredGrids {
  readonly source: AreaGrid;
  readonly output: AreaGrid;
  /** 1 where a cell lies wholly inside the product, away from its edge; one byte a cell. */
  readonly inside: Uint8Array;
}

/** Share of the grid's diagonal that is taken off the product's edge. */
const erosionRatio = 0.01;

/**
 * Both pictures over the product's box, registered by the placement. The grid has at most `longSideCells` on
 * its long side and at least two pixels of either picture a cell, so that half a pixel of misplacement does not count.
 * Null when there is no product.
 */
export function registeredGrids(rendered: Rendered, longSideCells: number): RegisteredGrids | null {
  const { source, product, output, placement } = rendered;
  const box = alphaBox(alphaOf(product), 250);
  if (box === null) return null;
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const perPixel = Math.min(longSideCells / Math.max(width, height), 0.5, 0.5 / placement.scale);
  const columns = Math.max(1, Math.floor(width * perPixel));
  const rows = Math.max(1, Math.floor(height * perPixel));
  const onCanvas = { x: box.left, y: box.top, width, height };
  const onSource = {
    x: (box.left - placement.x) / placement.scale,
    y: (box.top - placement.y) / placement.scale,
    width: width / placement.scale,
    height: height / placement.scale,
  };
  const solid = solidCells(sampleArea(product, onCanvas, columns, rows));
  const radius = Math.ceil(erosionRatio * Math.hypot(columns, rows));
  const eroded = erode(solid, columns, rows, radius);
  return {
    source: sampleArea(source, onSource, columns, rows),
    output: sampleArea(output, onCanvas, columns, rows),
    inside: eroded.includes(1) ? eroded : solid,
  };
}

function solidCells({ rgba }: AreaGrid): Uint8Array {
  const solid = new Uint8Array(rgba.length / 4);
  for (let i = 0; i < solid.length; i++) solid[i] = (rgba[4 * i + 3] ?? 0) >= 254 ? 1 : 0;
  return solid;
}
