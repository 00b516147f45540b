/** Reads small pictures at the pixels of a large one. */

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a large picture's column or row lies between two of a small one's. */
export interface Between {
  readonly first: number;
  readonly second: number;
  /** 0 at the first … 1 at the second. */
  readonly share: number;
}

/** For the pixel centre `at` of `length` pixels, in a picture of `smallLength`. */
export function between(at: number, length: number, smallLength: number): Between {
  const position = ((at + 0.5) * smallLength) / length - 0.5;
  const clamped = Math.min(smallLength - 1, Math.max(0, position));
  const first = Math.floor(clamped);
  return { first, second: Math.min(smallLength - 1, first + 1), share: clamped - first };
}

/** Bilinear, one value of a plane with `channels` floats a pixel. */
export function sample(
  plane: Float32Array,
  { width }: Size,
  column: Between,
  row: Between,
  channels = 1,
  channel = 0,
): number {
  const value = (x: number, y: number) => plane[(y * width + x) * channels + channel] ?? 0;
  const upper =
    value(column.first, row.first) * (1 - column.share) + value(column.second, row.first) * column.share;
  const lower =
    value(column.first, row.second) * (1 - column.share) + value(column.second, row.second) * column.share;
  return upper * (1 - row.share) + lower * row.share;
}
