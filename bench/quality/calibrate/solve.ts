/** Solves small symmetric systems of linear equations. */

/**
 * Cholesky: `matrix` must be symmetric and positive definite.
 *
 * @throws RangeError when it is not.
 */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const lower = Array.from({ length: size }, () => new Float64Array(size));
  const at = (row: number, column: number) => lower[row]?.[column] ?? 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row]?.[column] ?? 0;
      for (let k = 0; k < column; k++) rest -= at(row, k) * at(column, k);
      if (row === column && rest <= 0) {
        throw new RangeError(`expected a positive definite matrix but received pivot ${rest} in row ${row}`);
      }
      const target = lower[row];
      if (target) target[column] = row === column ? Math.sqrt(rest) : rest / at(column, column);
    }
  }
  const half: number[] = [];
  for (let row = 0; row < size; row++) {
    const rest = half.reduce((sum, value, k) => sum - at(row, k) * value, right[row] ?? 0);
    half.push(rest / at(row, row));
  }
  const solution = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    let rest = half[row] ?? 0;
    for (let k = row + 1; k < size; k++) rest -= at(k, row) * (solution[k] ?? 0);
    solution[row] = rest / at(row, row);
  }
  return solution;
}
