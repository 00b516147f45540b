/** Colours of the parts of a picture, to tell the same shape in another colour. */
import { labOf } from "../measure/lab.ts";
import type { AreaGrid } from "../measure/sample-area.ts";
import { hashSide } from "./perceptual-hash.ts";

const colourSide = 4;

/** CIELAB of 4 × 4 parts, rows top to bottom. @param grid of `hashSide` cells a side */
export function partColours(grid: AreaGrid): [number, number, number][] {
  return Array.from({ length: colourSide * colourSide }, (_, part) => partColour(grid, part));
}

/** Mean colour of one part; a part holds a whole number of cells. */
function partColour({ rgb }: AreaGrid, part: number): [number, number, number] {
  const side = hashSide / colourSide;
  const [left, top] = [side * (part % colourSide), side * Math.floor(part / colourSide)];
  const sum: [number, number, number] = [0, 0, 0];
  for (let y = top; y < top + side; y++) {
    for (let x = left; x < left + side; x++) {
      for (const channel of [0, 1, 2] as const) sum[channel] += rgb[3 * (y * hashSide + x) + channel] ?? 0;
    }
  }
  const [red, green, blue] = sum;
  const cells = side * side;
  return [...labOf(red / cells, green / cells, blue / cells)];
}
