/** Solves small symmetric systems of equations by Cholesky's method. */

/** A pivot below this share of the largest says that the equations do not determine the unknowns. */
const leastPivot = 1e-9;

/**
 * @param matrix size × size, row by row; only the lower triangle is read, and it is overwritten.
 * @param right one or more right sides of `size` values each, one after the other; not changed.
 * @returns as many solutions, or null when the matrix is not positive definite.
 */
export function solveSymmetric(matrix: Float64Array, right: Float64Array, size: number): Float64Array | null {
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, matrix[i * size + i] ?? 0);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (matrix[i * size + k] ?? 0) * (matrix[j * size + k] ?? 0);
      if (i === j && !(sum > leastPivot * largest)) return null;
      matrix[i * size + j] = i === j ? Math.sqrt(sum) : sum / (matrix[j * size + j] ?? 1);
    }
  }
  const solved = Float64Array.from(right);
  for (let at = 0; at < solved.length; at += size) substitute(matrix, solved.subarray(at, at + size));
  return solved;
}

function substitute(lower: Float64Array, values: Float64Array): void {
  const size = values.length;
  for (let i = 0; i < size; i++) {
    let sum = values[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (lower[i * size + k] ?? 0) * (values[k] ?? 0);
    values[i] = sum / (lower[i * size + i] ?? 1);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = values[i] ?? 0;
    for (let k = i + 1; k < size; k++) sum -= (lower[k * size + i] ?? 0) * (values[k] ?? 0);
    values[i] = sum / (lower[i * size + i] ?? 1);
  }
}
