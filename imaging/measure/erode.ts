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
  const across = new Uint8Array(bits.length);
  for (let y = 0; y < height; y++) erodeRow(bits, across, y * width, width, radiusPx, beyond);
  return erodeColumns(across, width, height, radiusPx, beyond);
}

/** Keeps the inner part of every run of ones along one row. */
function erodeRow(
  from: Uint8Array,
  to: Uint8Array,
  start: number,
  length: number,
  radiusPx: number,
  beyond: 0 | 1,
): void {
  let run = beyond * radiusPx;
  for (let i = 0; i < length + radiusPx; i++) {
    const value = i < length ? from[start + i] : beyond;
    run = value === 1 ? run + 1 : 0;
    if (run > 2 * radiusPx && i >= radiusPx) to[start + i - radiusPx] = 1;
  }
}

/** The same along all columns at once, row by row, as memory lies. */
function erodeColumns(
  from: Uint8Array,
  width: number,
  height: number,
  radiusPx: number,
  beyond: 0 | 1,
): Uint8Array {
  const to = new Uint8Array(from.length);
  const runs = new Int32Array(width).fill(beyond * radiusPx);
  for (let y = 0; y < height + radiusPx; y++) {
    const row = y * width;
    const target = (y - radiusPx) * width;
    for (let x = 0; x < width; x++) {
      const value = y < height ? from[row + x] : beyond;
      const run = value === 1 ? (runs[x] ?? 0) + 1 : 0;
      runs[x] = run;
      if (run > 2 * radiusPx && target >= 0) to[target + x] = 1;
    }
  }
  return to;
}
