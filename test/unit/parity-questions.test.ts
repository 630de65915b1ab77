import { beforeAll, describe, expect, it } from '@jest/globals';
import { drawParityQuestions } from '../../src/evaluation/parity/draw-parity-questions.js';
import { whyDifferent } from '../../src/evaluation/parity/why-different.js';
import type { FoundProducts } from '../../src/evaluation/evaluated-shop.js';
import type { Product } from '../../src/domain/products/product.js';
import { productMatchesFilter } from '../../src/domain/products/product-matches-filter.js';
import { product } from '../support/make.js';

const WORDS = 'amber basket candle drawer easel fender garland hammock inkwell jacket kettle lantern'.split(
  ' ',
);

const catalogue = (): Product[] =>
  Array.from({ length: 200 }, (_, i) =>
    product(`p${i}`, {
      title:
        [0, 1, 3, 5].map((step) => WORDS[(i * 7 + step * (1 + (i % 5))) % WORDS.length]).join(' ') +
        ` no${i}`,
      brand: i % 3 === 0 ? null : `Brand ${i % 4}`,
      attributes: i % 2 === 0 ? [] : [{ name: 'ean', value: `40060${i}` }],
    }),
  );

describe('questions for both engines', () => {
  let products: Product[];
  beforeAll(() => void (products = catalogue()));

  it('are the same for a seed and others for another one', () => {
    const drawn = drawParityQuestions(products, 40, 1);
    expect(drawParityQuestions(products, 40, 1)).toEqual(drawn);
    expect(drawParityQuestions([...products].reverse(), 40, 1)).toEqual(drawn);
    expect(drawParityQuestions(products, 40, 2)).not.toEqual(drawn);
  });

  it('are of every kind in fixed shares', () => {
    const kinds = drawParityQuestions(products, 40, 1).map(({ kind }) => kind);
    const count = (kind: string) => kinds.filter((each) => each === kind).length;
    expect(count('four words')).toBe(10);
    expect(count('two words')).toBe(8);
    expect(count('misspelt words')).toBe(10);
    expect(count('identifier')).toBe(4);
    expect(count('browse')).toBe(4);
    expect(count('words, filtered or sorted')).toBe(4);
  });

  it('are narrowed so that some product is left', () => {
    const narrowed = drawParityQuestions(products, 40, 1).filter(({ filter }) => filter);
    expect(narrowed).toHaveLength(8);
    for (const { filter } of narrowed) expect(products.some(productMatchesFilter(filter!))).toBe(true);
  });
});

describe('why two engines differ', () => {
  const found = (ids: string, extra: object = {}, score = (i: number) => 100 - i): FoundProducts => ({
    products: [...ids].map((id, i) => ({ id, score: score(i) })),
    notes: {
      searched: 'lamp',
      corrections: [],
      relaxations: [],
      rung: 'ALL',
      filter: {},
      totalCount: ids.length,
      meant: [],
      model: null,
      ...extra,
    },
  });

  it('is told by the first thing that differs', () => {
    expect(whyDifferent(found('abc'), found('cab'))).toBeUndefined();
    const corrections = [{ from: 'lmap', to: 'lamp' }];
    expect(whyDifferent(found('abc'), found('abd', { corrections, rung: 'ANY' }))).toBe('another correction');
    expect(whyDifferent(found('abc'), found('abd', { rung: 'ANY', totalCount: 9 }))).toBe('another rung');
    expect(whyDifferent(found('abc'), found('abd', { totalCount: 9 }))).toBe('other matches');
    expect(whyDifferent(found('abcdefghijk'), found('abcdefghikj'))).toBe('other scores');
    const flat = () => 1;
    expect(whyDifferent(found('abcdefghijk', {}, flat), found('abcdefghikj', {}, flat))).toBe(
      'ties at the tenth place',
    );
  });
});
