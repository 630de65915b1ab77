import type { Matrix, MatrixProduct } from '../../inference/matrix/matrix-product.js';

/** Below this a plain loop is as quick as cutting on. */
const SMALL = 64;

/**
 * The inverse of a symmetric positive definite matrix, n x n, by halves through the Schur complement (Zhang, "The Schur
 * complement and its applications", 2005, section 0.7): 4/3 n³ multiplications and additions, nearly all of them in
 * products of large matrices. Single precision: good for matrices of condition up to about 10^4.
 */
export async function invertPositive(a: Matrix, multiply: MatrixProduct): Promise<Matrix> {
  const n = a.rows;
  if (n <= SMALL) return invertSmall(a);
  const half = n >> 1;
  const x = await invertPositive(cut(a, 0, half, 0, half), multiply);
  const y = await multiply(cut(a, half, n, 0, half), x);
  const complement = cut(a, half, n, half, n);
  subtract(complement.values, (await multiply(y, cut(a, 0, half, half, n))).values);
  const z = await invertPositive(complement, multiply);
  const w = await multiply(z, y);
  const corner = await multiply(transpose(y), w);
  const values = new Float32Array(n * n);
  for (let i = 0; i < half; i++)
    for (let j = 0; j < half; j++) values[i * n + j] = x.values[i * half + j]! + corner.values[i * half + j]!;
  for (let i = half; i < n; i++)
    for (let j = 0; j < half; j++) values[i * n + j] = values[j * n + i] = -w.values[(i - half) * half + j]!;
  for (let i = half; i < n; i++)
    values.set(z.values.subarray((i - half) * (n - half), (i - half + 1) * (n - half)), i * n + half);
  return { rows: n, columns: n, values };
}

/** Gauss and Jordan in double precision, without pivots, which a positive definite matrix does not need. */
function invertSmall({ rows: n, values }: Matrix): Matrix {
  const a = Float64Array.from(values);
  for (let k = 0; k < n; k++) {
    const pivot = 1 / a[k * n + k]!;
    a[k * n + k] = 1;
    for (let j = 0; j < n; j++) a[k * n + j]! *= pivot;
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = a[i * n + k]!;
      a[i * n + k] = 0;
      for (let j = 0; j < n; j++) a[i * n + j]! -= factor * a[k * n + j]!;
    }
  }
  return { rows: n, columns: n, values: Float32Array.from(a) };
}

function cut(a: Matrix, top: number, bottom: number, left: number, right: number): Matrix {
  const columns = right - left;
  const values = new Float32Array((bottom - top) * columns);
  for (let i = top; i < bottom; i++)
    values.set(a.values.subarray(i * a.columns + left, i * a.columns + right), (i - top) * columns);
  return { rows: bottom - top, columns, values };
}

/** By tiles: rows of the one are columns of the other, and whole ones do not stay in the cache. */
const TILE = 32;

function transpose({ rows, columns, values }: Matrix): Matrix {
  const turned = new Float32Array(values.length);
  for (let top = 0; top < rows; top += TILE)
    for (let left = 0; left < columns; left += TILE)
      for (let i = top; i < Math.min(top + TILE, rows); i++)
        for (let j = left; j < Math.min(left + TILE, columns); j++)
          turned[j * rows + i] = values[i * columns + j]!;
  return { rows: columns, columns: rows, values: turned };
}

function subtract(from: Float32Array, values: Float32Array): void {
  for (let i = 0; i < from.length; i++) from[i]! -= values[i]!;
}
