/** A small copy of a photo in floats, at a cost that does not grow with the photo. */
import type { Frame } from "../frame.ts";
import { remember } from "../measure/remember.ts";

/** At most this many pixels a side are averaged into one: enough to quiet noise. */
const samplesASide = 4;

/** A ground is predicted several times in one photo, at one size. */
const copies = remember<Frame, Map<string, Float32Array>>(() => new Map());

/**
 * Three floats a pixel, sRGB values 0..255, each the mean of up to 16 pixels spread evenly over its part of the photo. Not to
 * be changed: whoever asks again gets the same copy.
 */
export function shrinkPhoto(frame: Frame, width: number, height: number): Float32Array {
  const known = copies(frame);
  const size = `${width} × ${height}`;
  const copy = known.get(size) ?? shrink(frame, width, height);
  known.set(size, copy);
  return copy;
}

function shrink(frame: Frame, width: number, height: number): Float32Array {
  const rgb = new Float32Array(3 * width * height);
  const columns = Array.from({ length: width }, (_, x) => spread(x, width, frame.width));
  for (let y = 0; y < height; y++) {
    const rows = spread(y, height, frame.height);
    for (let x = 0; x < width; x++) average(frame, columns[x] ?? [], rows, rgb, 3 * (y * width + x));
  }
  return rgb;
}

/** Evenly spaced positions in the part of `length` pixels that belongs to one of `parts`. */
function spread(part: number, parts: number, length: number): number[] {
  const start = (part * length) / parts;
  const size = length / parts;
  const samples = Math.max(1, Math.min(samplesASide, Math.ceil(size)));
  return Array.from({ length: samples }, (_, n) =>
    Math.min(length - 1, Math.floor(start + ((n + 0.5) * size) / samples)),
  );
}

function average(
  { width, rgba }: Frame,
  columns: readonly number[],
  rows: readonly number[],
  to: Float32Array,
  at: number,
): void {
  let [red, green, blue] = [0, 0, 0];
  for (const row of rows) {
    for (const column of columns) {
      const from = 4 * (row * width + column);
      red += rgba[from] ?? 0;
      green += rgba[from + 1] ?? 0;
      blue += rgba[from + 2] ?? 0;
    }
  }
  const samples = rows.length * columns.length;
  to[at] = red / samples;
  to[at + 1] = green / samples;
  to[at + 2] = blue / samples;
}
