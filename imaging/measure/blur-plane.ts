/** Gaussian blur of one plane of numbers, edges repeated. */

export interface Plane {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
}

/** Kernel of 2 · ceil(3 σ) + 1 cells; O(cells · σ). */
export function blurPlane(
  { columns, rows, values }: Plane,
  sigma: number,
  radius = Math.ceil(3 * sigma),
): Float32Array {
  const weights = Float64Array.from({ length: 2 * radius + 1 }, (_, n) =>
    Math.exp(-0.5 * ((n - radius) / sigma) ** 2),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  weights.forEach((weight, n) => (weights[n] = weight / total));
  const across = new Float32Array(values.length);
  for (let y = 0; y < rows; y++)
    blurLine(values, across, weights, { start: y * columns, step: 1, count: columns });
  const both = new Float32Array(values.length);
  for (let n = 0; n < weights.length; n++) {
    const weight = weights[n] ?? 0;
    for (let y = 0; y < rows; y++) {
      const from = Math.min(rows - 1, Math.max(0, y + n - radius)) * columns;
      const to = y * columns;
      for (let x = 0; x < columns; x++) both[to + x] = (both[to + x] ?? 0) + weight * (across[from + x] ?? 0);
    }
  }
  return both;
}

interface Line {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

function blurLine(
  from: Float32Array,
  to: Float32Array,
  weights: Float64Array,
  { start, step, count }: Line,
): void {
  const radius = weights.length >> 1;
  for (let i = 0; i < count; i++) {
    let sum = 0;
    if (i >= radius && i < count - radius) {
      for (let n = 0; n < weights.length; n++)
        sum += (weights[n] ?? 0) * (from[start + (i + n - radius) * step] ?? 0);
    } else {
      for (let n = 0; n < weights.length; n++) {
        const at = Math.min(count - 1, Math.max(0, i + n - radius));
        sum += (weights[n] ?? 0) * (from[start + at * step] ?? 0);
      }
    }
    to[start + i * step] = sum;
  }
}
