import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { openTiny } from '../support/open-tiny.js';
import { TinyModels } from '../support/tiny-models.js';

/** What onnx/training wrote: `python -m next_products.golden`. */
const FOLDER = path.resolve(import.meta.dirname, '../../../test/inference/next-products-golden');
const METHODS = ['sequence', 'factors'] as const;
/** Few enough not to be refused on a machine that is busy. */
const TOGETHER = 5;

interface Found {
  readonly rows: readonly (readonly number[])[];
  readonly scores: readonly (readonly number[])[];
}
interface Golden {
  readonly histories: readonly (readonly number[])[];
  readonly factors: {
    readonly vectors: readonly (readonly number[])[];
    readonly confidence: number;
    readonly penalty: number;
    readonly fade: number;
  };
  readonly sequenceFound: Found;
  readonly factorsFound: Found;
}
const golden: Golden = JSON.parse(readFileSync(path.join(FOLDER, 'golden.json'), 'utf8'));
const products = golden.factors.vectors.map((_, i) => `p${i + 1}`);
const asked = golden.histories.map((rows) => rows.filter((row) => row > 0).map((row) => `p${row}`));

const tiny = new TinyModels();
let models: OnnxModels;
beforeAll(async () => {
  const entries = METHODS.map((method) => {
    const entry = tiny.nextProducts({ method, follows: Object.fromEntries(products.map((id) => [id, {}])) });
    const graph = tiny.put(`${method}.onnx`, readFileSync(path.join(FOLDER, `${method}.onnx`)));
    return { ...entry, maxHistory: 5, variants: [{ ...entry.variants[0]!, graph }] };
  });
  tiny.serve(entries);
  models = await openTiny(tiny);
});
afterAll(async () => {
  await models.close();
  tiny.remove();
});

const found = (method: (typeof METHODS)[number], history: readonly string[]) =>
  models.nextProducts[method]!.find('visitor:ann', history);

describe.each(METHODS)('the graph of next products by %s', (method) => {
  it('finds here what it found where it was made, whatever is asked at the same time', async () => {
    const { rows, scores } = golden[`${method}Found`];
    for (let start = 0; start < asked.length; start += TOGETHER) {
      const some = asked.slice(start, start + TOGETHER);
      const answers = await Promise.all(some.map((history) => found(method, history)));
      answers.forEach(({ products: best }, i) => {
        expect(best.map(({ productId }) => productId)).toEqual(rows[start + i]!.map((row) => `p${row}`));
        best.forEach(({ score }, place) => expect(score).toBeCloseTo(scores[start + i]![place]!, 5));
      });
    }
  });

  it('reads the newest products of a longer history', async () => {
    const long = ['p9', 'p8', 'p7', ...asked.find(({ length }) => length === 5)!];
    expect((await found(method, long)).products).toEqual((await found(method, long.slice(3))).products);
  });
});

describe('the graph of next products by sequence', () => {
  it('gives shares that are 1 in all, and minds the order', async () => {
    const { products: first } = await found('sequence', ['p1', 'p2']);
    expect(first.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 5);
    expect((await found('sequence', ['p2', 'p1'])).products).not.toEqual(first);
  });
});

describe('the graph of next products by factors', () => {
  it('gives a viewer the factors that least squares would, worked out exactly', async () => {
    for (const history of golden.histories) {
      const factors = exactFactors(history);
      const expected = new Map(
        golden.factors.vectors.map((vector, i) => [`p${i + 1}`, dot(vector, factors)]),
      );
      const ids = history.filter((row) => row > 0).map((row) => `p${row}`);
      for (const { productId, score } of (await found('factors', ids)).products)
        expect(score).toBeCloseTo(expected.get(productId)!, 4);
    }
  });
});

/** Of (Y'Y + penalty I + sum of c y y') x = sum of c y over choices, and of y over products once. */
function exactFactors(history: readonly number[]): number[] {
  const { vectors, confidence, penalty, fade } = golden.factors;
  const size = vectors[0]!.length;
  const matrix = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) =>
      vectors.reduce((sum, vector) => sum + vector[i]! * vector[j]!, i === j ? penalty : 0),
    ),
  );
  const right = Array.from({ length: size }, () => 0);
  const chosen = new Set<number>();
  history.toReversed().forEach((row, age) => {
    if (row === 0) return;
    const vector = vectors[row - 1]!;
    const weight = confidence * fade ** age;
    for (let i = 0; i < size; i++) {
      right[i]! += vector[i]! * (weight + (chosen.has(row) ? 0 : 1));
      for (let j = 0; j < size; j++) matrix[i]![j]! += weight * vector[i]! * vector[j]!;
    }
    chosen.add(row);
  });
  return solved(matrix, right);
}

/** By elimination: the matrix is positive, so no pivot is 0. */
function solved(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let pivot = 0; pivot < size; pivot++)
    for (let row = pivot + 1; row < size; row++) {
      const share = matrix[row]![pivot]! / matrix[pivot]![pivot]!;
      for (let column = pivot; column < size; column++)
        matrix[row]![column]! -= share * matrix[pivot]![column]!;
      right[row]! -= share * right[pivot]!;
    }
  const x = Array.from({ length: size }, () => 0);
  for (let row = size - 1; row >= 0; row--)
    x[row] = (right[row]! - dot(matrix[row]!.slice(row + 1), x.slice(row + 1))) / matrix[row]![row]!;
  return x;
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);
