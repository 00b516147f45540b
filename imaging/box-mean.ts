/** Means over square windows, in time independent of the window's size: two passes of running sums. */

/** Of a plane of floats, one channel, rows top to bottom. */
export interface PlaneSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Writes the mean of each pixel's (2 radius + 1)² window, cut off at the plane's borders, to `target`, which
 * may be `source` itself. Both hold at least width × height values. `radiusDown` makes the window an oblong.
 */
export type BoxMean = (
  source: Float32Array,
  target: Float32Array,
  size: PlaneSize,
  radius: number,
  radiusDown?: number,
) => void;

/** A box mean with its own scratch memory, for planes of up to `maxLength` pixels and `maxWidth` columns. */
export function createBoxMean(maxLength: number, maxWidth: number): BoxMean {
  const rows = new Float32Array(maxLength);
  const sums = new Float64Array(maxWidth);
  return (source, target, size, radius, radiusDown = radius) => {
    meanOfRows(source, rows, size, radius);
    meanOfColumns(rows, target, size, radiusDown, sums.subarray(0, size.width));
  };
}

function meanOfRows(
  source: Float32Array,
  target: Float32Array,
  { width, height }: PlaneSize,
  radius: number,
): void {
  const ahead = Math.min(radius, width);
  const whole = 1 / (2 * radius + 1);
  const lastWhole = width - radius;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let x = 0; x < ahead; x++) sum += source[row + x] ?? 0;
    for (let x = 0; x < width; x++) {
      if (x > radius && x < lastWhole) {
        sum += (source[row + x + radius] ?? 0) - (source[row + x - radius - 1] ?? 0);
        target[row + x] = sum * whole;
        continue;
      }
      if (x < lastWhole) sum += source[row + x + radius] ?? 0;
      if (x > radius) sum -= source[row + x - radius - 1] ?? 0;
      target[row + x] = sum / windowLength(x, width, radius);
    }
  }
}

/** Keeps one running sum for each column, so that memory is read row by row. */
function meanOfColumns(
  source: Float32Array,
  target: Float32Array,
  { width, height }: PlaneSize,
  radius: number,
  sums: Float64Array,
): void {
  sums.fill(0);
  for (let y = 0; y < Math.min(radius, height); y++) addRow(sums, source, y * width, 1);
  for (let y = 0; y < height; y++) {
    const share = 1 / windowLength(y, height, radius);
    const row = y * width;
    if (y > radius && y + radius < height) {
      const enters = row + radius * width;
      const leaves = row - (radius + 1) * width;
      for (let x = 0; x < width; x++) {
        const sum = (sums[x] ?? 0) + ((source[enters + x] ?? 0) - (source[leaves + x] ?? 0));
        sums[x] = sum;
        target[row + x] = sum * share;
      }
      continue;
    }
    if (y + radius < height) addRow(sums, source, (y + radius) * width, 1);
    if (y > radius) addRow(sums, source, (y - radius - 1) * width, -1);
    for (let x = 0; x < width; x++) target[row + x] = (sums[x] ?? 0) * share;
  }
}

function addRow(sums: Float64Array, source: Float32Array, row: number, sign: 1 | -1): void {
  for (let x = 0; x < sums.length; x++) sums[x] = (sums[x] ?? 0) + sign * (source[row + x] ?? 0);
}

function windowLength(at: number, length: number, radius: number): number {
  return Math.min(at + radius, length - 1) - Math.max(at - radius, 0) + 1;
}
