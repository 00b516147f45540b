/** Shrinks a set of pixels from all its edges. */

/**
 * A pixel stays 1 when every pixel within `radiusPx` of it, left, right, above and below (a square), is 1.
 * Beyond the picture counts as 0. `bits.length === width * height`, values 0 or 1; O(pixels) for any radius.
 */
export function erode(bits: Uint8Array, width: number, height: number, radiusPx: number): Uint8Array {
  if (radiusPx <= 0) return bits;
  const rows = new Uint8Array(bits.length);
  for (let y = 0; y < height; y++) erodeLine(bits, rows, y * width, 1, width, radiusPx);
  const both = new Uint8Array(bits.length);
  for (let x = 0; x < width; x++) erodeLine(rows, both, x, width, height, radiusPx);
  return both;
}

/** Keeps the inner part of every run of ones along one line. */
function erodeLine(
  from: Uint8Array,
  to: Uint8Array,
  start: number,
  step: number,
  length: number,
  radiusPx: number,
): void {
  let run = 0;
  for (let i = 0; i < length; i++) {
    run = from[start + i * step] === 1 ? run + 1 : 0;
    if (run > 2 * radiusPx) to[start + (i - radiusPx) * step] = 1;
  }
}
