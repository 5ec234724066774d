/**
 * The inverse of a symmetric positive definite matrix by Cholesky's decomposition (Golub & Van Loan 2013, 4.2); undefined when it is not
 * positive definite. n³ steps, for matrices of parameters. Pure.
 */
export function invertPositive(matrix: readonly Float64Array[]): Float64Array[] | undefined {
  const lower = choleskyFactor(matrix);
  return lower === undefined ? undefined : matrix.map((_, column) => solve(lower, column));
}

/** The lower triangle L with L·Lᵀ the matrix; undefined when that is not positive definite. Pure. */
export function choleskyFactor(matrix: readonly Float64Array[]): Float64Array[] | undefined {
  const size = matrix.length;
  const lower = matrix.map(() => new Float64Array(size));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = at(matrix, row, column);
      for (let k = 0; k < column; k += 1) sum -= at(lower, row, k) * at(lower, column, k);
      if (row === column && !(sum > 0)) return undefined;
      (lower[row] as Float64Array)[column] = row === column ? Math.sqrt(sum) : sum / at(lower, column, column);
    }
  }
  return lower;
}

/** The column of the inverse. */
function solve(lower: readonly Float64Array[], column: number): Float64Array {
  const size = lower.length;
  const result = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let sum = row === column ? 1 : 0;
    for (let k = 0; k < row; k += 1) sum -= at(lower, row, k) * (result[k] as number);
    result[row] = sum / at(lower, row, row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = result[row] as number;
    for (let k = row + 1; k < size; k += 1) sum -= at(lower, k, row) * (result[k] as number);
    result[row] = sum / at(lower, row, row);
  }
  return result;
}

function at(matrix: readonly Float64Array[], row: number, column: number): number {
  return (matrix[row] as Float64Array)[column] as number;
}
