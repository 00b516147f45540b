/** One channel of a picture in floats, and its pyramid. */

/** 0..255 or a difference of such; rows top to bottom, `values.length === width * height`. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** Half the size, rounded up, each value the mean of 2 × 2; an odd last row or column counts twice. */
export function halve({ width, height, values }: Plane): Plane {
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const means = new Float32Array(half.width * half.height);
  for (let y = 0; y < half.height; y++) {
    const upper = 2 * y * width;
    const lower = 2 * y + 1 < height ? upper + width : upper;
    for (let x = 0; x < half.width; x++) {
      const left = 2 * x;
      const right = left + 1 < width ? left + 1 : left;
      means[y * half.width + x] =
        ((values[upper + left] ?? 0) +
          (values[upper + right] ?? 0) +
          (values[lower + left] ?? 0) +
          (values[lower + right] ?? 0)) /
        4;
    }
  }
  return { ...half, values: means };
}

/** Undoes `halve` to `width` × `height`, bilinear: every value is 9, 3, 3 and 1 sixteenths of the four nearest. */
export function double(half: Plane, width: number, height: number): Plane {
  const values = new Float32Array(width * height);
  const [near, far] = [new Float32Array(half.width), new Float32Array(half.width)];
  for (let y = 0; y < height; y++) {
    const row = y >> 1;
    const next = Math.min(half.height - 1, Math.max(0, row + (y & 1 ? 1 : -1)));
    near.set(half.values.subarray(row * half.width, (row + 1) * half.width));
    far.set(half.values.subarray(next * half.width, (next + 1) * half.width));
    for (let x = 0; x < half.width; x++) near[x] = 0.75 * (near[x] ?? 0) + 0.25 * (far[x] ?? 0);
    for (let x = 0; x < width; x++) {
      const column = x >> 1;
      const beside = column + (x & 1 ? 1 : -1);
      const here = near[column] ?? 0;
      values[y * width + x] = 0.75 * here + 0.25 * (near[beside] ?? here);
    }
  }
  return { width, height, values };
}
