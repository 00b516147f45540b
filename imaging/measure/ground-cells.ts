/** The finished picture's ground on a coarse grid of single pixels: how far each differs from the clean ground. */
import type { Frame, Rendered } from "../frame.ts";
import { coverageOnCanvas } from "./coverage-on-canvas.ts";
import { erode } from "./erode.ts";
import { labOf, type Lab } from "./lab.ts";
import { quantile } from "./quantile.ts";
import { remember } from "./remember.ts";

/** One value a cell, rows top to bottom; cells lie `stepPx` pixels apart. */
export interface GroundCells {
  readonly columns: number;
  readonly rows: number;
  readonly stepPx: number;
  /** The product's coverage 0..255, glass included. */
  readonly product: Uint8Array;
  /** 1 where no product is within 1.2 % of the diagonal, so that edges and lossy blocks do not count. */
  readonly clear: Uint8Array;
  /** CIELAB lightness of the finished picture; only where there is no solid product. */
  readonly lightness: Float32Array;
  /** Share of the ground's light that is missing, in linear luminance: 0 clean, 1 black, below 0 brighter. */
  readonly density: Float32Array;
  /** Chroma difference to the ground dimmed by the same density: a true shadow has none. */
  readonly tint: Float32Array;
}

const longSideCells = 400;
const productAlpha = 64;
const bandRatio = 0.012;

/** The clean ground is the median colour of the picture's outermost pixels. Null for a picture with a transparent border. */
export const groundCells = remember((rendered: Rendered): GroundCells | null => {
  const { output } = rendered;
  const { alpha } = coverageOnCanvas(rendered);
  const ground = borderColour(output);
  if (ground === null) return null;
  const stepPx = Math.max(1, Math.ceil(Math.max(output.width, output.height) / longSideCells));
  const columns = Math.floor(output.width / stepPx);
  const rows = Math.floor(output.height / stepPx);
  const pixels = cellPixels(output, columns, rows, stepPx);
  const coverage = new Uint8Array(pixels.length);
  const free = new Uint8Array(pixels.length);
  for (let cell = 0; cell < pixels.length; cell++) {
    coverage[cell] = alpha[pixels[cell] ?? 0] ?? 0;
    free[cell] = (coverage[cell] ?? 0) < productAlpha ? 1 : 0;
  }
  const band = Math.ceil(bandRatio * Math.hypot(columns, rows));
  return {
    columns,
    rows,
    stepPx,
    product: coverage,
    clear: erode(free, columns, rows, band, 1),
    ...differences(output, pixels, free, ground),
  };
});

function cellPixels({ width }: Frame, columns: number, rows: number, stepPx: number): Uint32Array {
  const middle = stepPx >> 1;
  const pixels = new Uint32Array(columns * rows);
  for (let y = 0, i = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) pixels[i++] = (y * stepPx + middle) * width + x * stepPx + middle;
  }
  return pixels;
}

/** Cells of exactly the ground's colour, usually most of them, need no colour arithmetic. */
function differences(
  { rgba }: Frame,
  pixels: Uint32Array,
  free: Uint8Array,
  ground: readonly [number, number, number],
): Pick<GroundCells, "lightness" | "density" | "tint"> {
  const clean = labOf(...ground);
  const lightness = new Float32Array(pixels.length).fill(clean[0]);
  const density = new Float32Array(pixels.length);
  const tint = new Float32Array(pixels.length);
  for (let cell = 0; cell < pixels.length; cell++) {
    const at = 4 * (pixels[cell] ?? 0);
    const [red, green, blue] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
    const isClean = red === ground[0] && green === ground[1] && blue === ground[2];
    if (isClean || free[cell] !== 1) continue;
    const seen = labOf(red, green, blue);
    lightness[cell] = seen[0];
    density[cell] = 1 - luminance(seen) / luminance(clean);
    tint[cell] = tintOf(seen, clean);
  }
  return { lightness, density, tint };
}

/** CIE Y, 0..1, from lightness. */
function luminance([lightness]: Lab): number {
  const f = (lightness + 16) / 116;
  return f > 6 / 29 ? f ** 3 : 3 * (6 / 29) ** 2 * (f - 4 / 29);
}

/** Dimming by k multiplies a and b by the cube root of k, since CIELAB takes cube roots of light. */
function tintOf(seen: Lab, clean: Lab): number {
  const dimmed = Math.cbrt(luminance(seen) / luminance(clean));
  return Math.hypot(seen[1] - clean[1] * dimmed, seen[2] - clean[2] * dimmed);
}

function borderColour({ width, height, rgba }: Frame): [number, number, number] | null {
  const pixels: number[] = [];
  for (let x = 0; x < width; x++) pixels.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++) pixels.push(y * width, y * width + width - 1);
  const median = (channel: number) =>
    quantile(
      pixels.map((pixel) => rgba[4 * pixel + channel] ?? 0),
      0.5,
    );
  return median(3) < 255 ? null : [median(0), median(1), median(2)];
}
