import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PairScore } from '../../src/inference/cross-encoder.js';
import type { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { openTiny } from '../support/open-tiny.js';
import { readableProduct } from '../support/readable-product.js';
import { TinyModels } from '../support/tiny-models.js';

const QUERIES = ['pan', 'red steel kettle', 'a mug for tea and 2 more'];
const PRODUCTS = Array.from({ length: 40 }, (_, i) => readableProduct(i));
const PAIRS = QUERIES.flatMap((query) => PRODUCTS.map((product) => ({ query, product })));

const tiny = new TinyModels();
tiny.serve([tiny.textEncoder(), tiny.crossEncoder({ layers: 8 })]);
let together: OnnxModels;
let alone: OnnxModels;
beforeAll(async () => {
  [together, alone] = await Promise.all([openTiny(tiny, { threads: 2 }), openTiny(tiny)]);
});
afterAll(async () => {
  await Promise.all([together.close(), alone.close()]);
  tiny.remove();
});

const relevances = (scores: readonly unknown[]) => scores.map((score) => (score as PairScore).relevance);

describe('what a model says of a text', () => {
  it('is the same to the bit, whatever is read with it: pairs', async () => {
    const batched = relevances(await together.crossEncoder!.score(PAIRS));
    const single: number[] = [];
    for (const pair of PAIRS) single.push(...relevances(await alone.crossEncoder!.score([pair])));
    expect(batched).toEqual(single);
    expect(new Set(batched).size).toBeGreaterThan(PAIRS.length / 2);
  });

  it('is the same to the bit, whatever is read with it: products and queries', async () => {
    const batched = await together.textEncoder!.encodeProducts(PRODUCTS);
    for (const [i, product] of PRODUCTS.entries())
      expect(batched[i]).toEqual((await alone.textEncoder!.encodeProducts([product]))[0]);
    const [queries] = await Promise.all([
      Promise.all(QUERIES.map((query) => together.textEncoder!.encodeQuery(query))),
      together.textEncoder!.encodeProducts(PRODUCTS),
    ]);
    for (const [i, query] of QUERIES.entries())
      expect(queries[i]).toEqual(await alone.textEncoder!.encodeQuery(query));
  });

  it('depends on which text is the query, and which the product', async () => {
    const [score, turned] = relevances(
      await alone.crossEncoder!.score([
        { query: 'pan', product: readableProduct(1, { title: 'kettle', description: null }) },
        { query: 'kettle', product: readableProduct(2, { title: 'pan', brand: null, description: null }) },
      ]),
    );
    expect(score).not.toBe(turned);
  });

  it('is a vector of length 1 in the space of the version', async () => {
    const { space, vector } = await alone.textEncoder!.encodeQuery('pan');
    expect(space).toMatch(/^tiny-encoder@1\.0\.0-[0-9a-f]{12}$/);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(alone.textEncoder).toMatchObject({ space, dimensions: vector.length });
  });
});

describe('a score that was read once', () => {
  it('is not read again, for whomever it is asked, until the product changes', async () => {
    const { crossEncoder } = together;
    const product = readableProduct(900);
    const [first] = await crossEncoder!.score([{ query: 'pan', product }]);
    const ask = (version: number) =>
      crossEncoder!.score([{ query: 'pan', product: { ...product, version, title: 'mug' } }]);
    expect(relevances(await ask(1))).toEqual(relevances([first]));
    expect(relevances(await ask(2))).not.toEqual(relevances([first]));
  });
});
