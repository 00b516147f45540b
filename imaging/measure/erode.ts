/** Shrinks a set of pixels from its edges. */

/**
 * A pixel stays 1 when every pixel of the square of `radiusPx` around it is 1. Beyond the picture counts as
 * `beyond`. `bits.length === width * height`, values 0 or 1; O(pixels) for any radius.
 */
export function erode(
  bits: Uint8Array,
  width: number,
  height: number,
  radiusPx: number,
  beyond: 0 | 1 = 0,
): Uint8Array {
  if (radiusPx <= 0) return bits;
  const rows = new Uint8Array(bits.length);
  for (let y = 0; y < height; y++)
    erodeLine(bits, rows, { start: y * width, step: 1, length: width }, radiusPx, beyond);
  const both = new Uint8Array(bits.length);
  for (let x = 0; x < width; x++)
    erodeLine(rows, both, { start: x, step: width, length: height }, radiusPx, beyond);
  return both;
}

interface Line {
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

/** Keeps the inner part of every run of ones along one line. */
function erodeLine(
  from: Uint8Array,
  to: Uint8Array,
  { start, step, length }: Line,
  radiusPx: number,
  beyond: 0 | 1,
): void {
  let run = beyond * radiusPx;
  for (let i = 0; i < length + radiusPx; i++) {
    const value = i < length ? from[start + i * step] : beyond;
    run = value === 1 ? run + 1 : 0;
    if (run > 2 * radiusPx && i >= radiusPx) to[start + (i - radiusPx) * step] = 1;
  }
}
