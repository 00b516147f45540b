/** Averages a region of a frame into a grid of cells, with fractional edges, so that two pictures can be compared cell by cell. */
import type { Frame } from "../frame.ts";

/** In the frame's pixels; may be fractional, and may reach beyond the frame, where the edge pixel repeats. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Four floats a cell, red green blue alpha in 0..255, rows top to bottom. */
export interface AreaGrid {
  readonly columns: number;
  readonly rows: number;
  readonly rgba: Float32Array;
}

export function sampleArea(frame: Frame, region: Region, columns: number, rows: number): AreaGrid {
  const rgba = new Float32Array(columns * rows * 4);
  const line = new Float32Array(columns * 4);
  const cellHeight = region.height / rows;
  for (let row = 0; row < rows; row++) {
    const top = region.y + row * cellHeight;
    const bottom = top + cellHeight;
    const out = row * columns * 4;
    for (let y = Math.floor(top); y < bottom; y++) {
      const share = (Math.min(bottom, y + 1) - Math.max(top, y)) / cellHeight;
      averageLine(frame, Math.min(frame.height - 1, Math.max(0, y)), region, columns, line);
      for (let i = 0; i < line.length; i++) rgba[out + i] = (rgba[out + i] ?? 0) + (line[i] ?? 0) * share;
    }
  }
  return { columns, rows, rgba };
}

/** One row of the frame averaged into `columns` cells. */
function averageLine(frame: Frame, y: number, region: Region, columns: number, line: Float32Array): void {
  const { rgba, width } = frame;
  const cellWidth = region.width / columns;
  for (let column = 0; column < columns; column++) {
    const left = region.x + column * cellWidth;
    const right = left + cellWidth;
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (let x = Math.floor(left); x < right; x++) {
      const share = Math.min(right, x + 1) - Math.max(left, x);
      const at = 4 * (y * width + (x < 0 ? 0 : x >= width ? width - 1 : x));
      red += (rgba[at] ?? 0) * share;
      green += (rgba[at + 1] ?? 0) * share;
      blue += (rgba[at + 2] ?? 0) * share;
      alpha += (rgba[at + 3] ?? 0) * share;
    }
    line[4 * column] = red / cellWidth;
    line[4 * column + 1] = green / cellWidth;
    line[4 * column + 2] = blue / cellWidth;
    line[4 * column + 3] = alpha / cellWidth;
  }
}
