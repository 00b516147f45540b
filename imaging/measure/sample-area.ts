/** Averages a region of a frame into a grid of cells, with fractional edges, so that two pictures can be compared cell by cell. */
import type { Frame } from "../frame.ts";

/** In the frame's pixels; may be fractional, and may reach beyond the frame, where the edge pixel repeats. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Three floats a cell, red green blue in 0..255, rows top to bottom. */
export interface AreaGrid {
  readonly columns: number;
  readonly rows: number;
  readonly rgb: Float32Array;
}

export function sampleArea(frame: Frame, region: Region, columns: number, rows: number): AreaGrid {
  const rgb = new Float32Array(columns * rows * 3);
  const line = new Float32Array(columns * 3);
  const taps = tapsOf(frame.width, region, columns);
  const cellHeight = region.height / rows;
  const firstLine = Math.floor(region.y);
  const lastLine = Math.ceil(region.y + region.height);
  for (let y = firstLine; y < lastLine; y++) {
    averageLine(frame, Math.min(frame.height - 1, Math.max(0, y)), taps, line);
    const firstRow = Math.max(0, Math.floor((y - region.y) / cellHeight));
    const lastRow = Math.min(rows - 1, Math.ceil((y + 1 - region.y) / cellHeight) - 1);
    for (let row = firstRow; row <= lastRow; row++) {
      const top = region.y + row * cellHeight;
      const share = (Math.min(top + cellHeight, y + 1) - Math.max(top, y)) / cellHeight;
      const out = row * line.length;
      for (let i = 0; i < line.length; i++) rgb[out + i] = (rgb[out + i] ?? 0) + (line[i] ?? 0) * share;
    }
  }
  return { columns, rows, rgb };
}

/** Which pixels of a row make up each cell, and by what share of it. */
interface Taps {
  /** Where the taps of each cell start; one more entry for the end. */
  readonly starts: readonly number[];
  /** The red byte of each tap's pixel, from the start of the row. */
  readonly bytes: readonly number[];
  readonly shares: readonly number[];
}

function tapsOf(frameWidth: number, region: Region, columns: number): Taps {
  const taps = { starts: [0], bytes: [] as number[], shares: [] as number[] };
  const cellWidth = region.width / columns;
  for (let column = 0; column < columns; column++) {
    const left = region.x + column * cellWidth;
    const right = left + cellWidth;
    for (let x = Math.floor(left); x < right; x++) {
      taps.bytes.push(4 * Math.min(frameWidth - 1, Math.max(0, x)));
      taps.shares.push((Math.min(right, x + 1) - Math.max(left, x)) / cellWidth);
    }
    taps.starts.push(taps.bytes.length);
  }
  return taps;
}

/** One row of the frame averaged into cells. */
function averageLine(
  { rgba, width }: Frame,
  y: number,
  { starts, bytes, shares }: Taps,
  line: Float32Array,
): void {
  const row = 4 * y * width;
  for (let column = 0; column < starts.length - 1; column++) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let tap = starts[column] ?? 0; tap < (starts[column + 1] ?? 0); tap++) {
      const at = row + (bytes[tap] ?? 0);
      const share = shares[tap] ?? 0;
      red += (rgba[at] ?? 0) * share;
      green += (rgba[at + 1] ?? 0) * share;
      blue += (rgba[at + 2] ?? 0) * share;
    }
    line[3 * column] = red;
    line[3 * column + 1] = green;
    line[3 * column + 2] = blue;
  }
}
