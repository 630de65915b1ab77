import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { DemoProduct } from '../../src/demo-shop/demo-product.js';
import { makeProducts } from '../../src/demo-shop/make-products.js';
import { SHOP_SEED } from '../../src/demo-shop/shop-seed.js';
import { checkMeaning } from '../../src/evaluation/demo-judgements/check-meaning.js';
import { demoJudgementsFile } from '../../src/evaluation/demo-judgements/demo-judgements-file.js';
import { demoQueries } from '../../src/evaluation/demo-judgements/demo-queries.js';
import { gradeOf } from '../../src/evaluation/demo-judgements/grade-of.js';
import { judgeDemoShop } from '../../src/evaluation/demo-judgements/judge-demo-shop.js';
import { lackedWishes } from '../../src/evaluation/demo-judgements/lacked-wishes.js';
import { NOW } from '../support/memory-shop.js';

const projectRoot = path.resolve(import.meta.dirname, '../../..');
const products = makeProducts(SHOP_SEED, NOW);
const judgements = judgeDemoShop();
const find = (kind: string): DemoProduct => products.find(({ kindName }) => kindName === kind)!;

describe('the judgements of the demo shop', () => {
  it('are what their rules make: npm run gen:judgements writes them', () => {
    const made = judgements.map((judgement) => `${JSON.stringify(judgement)}\n`).join('');
    expect(readFileSync(demoJudgementsFile(projectRoot), 'utf8') === made).toBe(true);
  });

  it('ask every query once', () => {
    const queries = Object.values(demoQueries).flatMap((group) => Object.keys(group));
    expect(queries.filter((query, i) => queries.indexOf(query) !== i)).toEqual([]);
    expect(new Set(judgements.map(({ query }) => query))).toEqual(new Set(queries));
  });

  it('leave nothing relevant out, and give every query ten hard negatives', () => {
    for (const [query, meaning] of Object.values(demoQueries).flatMap(Object.entries)) {
      const judged = judgements.filter((judgement) => judgement.query === query);
      const relevant = products.filter((product) => gradeOf(product, meaning) > 0).length;
      expect({ query, relevant: judged.filter(({ grade }) => grade > 0).length }).toEqual({
        query,
        relevant,
      });
      expect(judged.filter(({ grade }) => grade === 0)).toHaveLength(10);
      expect(judged.some(({ grade }) => grade >= 2)).toBe(true);
    }
  });

  it('take a grade off for each wish that is not fulfilled, never the last one', () => {
    const meaning = { wants: { kind: 'kettle', wish: { Colour: 'Red', Capacity: '1 l', Power: '3 kW' } } };
    const grades = products
      .filter(({ kindName }) => kindName === 'kettle')
      .map((kettle) => ({ lacking: lackedWishes(kettle, meaning.wants)!, grade: gradeOf(kettle, meaning) }));
    for (const [lacking, grade] of [
      [0, 3],
      [1, 2],
      [2, 1],
      [3, 1],
    ]) {
      const some = grades.filter((kettle) => kettle.lacking === lacking);
      expect(some).not.toEqual([]);
      expect(some.every((kettle) => kettle.grade === grade)).toBe(true);
    }
    expect(gradeOf(find('toaster'), meaning)).toBe(0);
  });

  it('take the best of several meanings', () => {
    const meaning = {
      wants: { kind: 'desk' },
      substitutes: { kind: 'desk lamp' },
      related: { kind: 'desk lamp | desk' },
    };
    expect([gradeOf(find('desk'), meaning), gradeOf(find('desk lamp'), meaning)]).toEqual([3, 2]);
  });

  it.each([
    ['a kind', { kind: 'kettle | teapot' }],
    ['a value', { kind: 'kettle', is: { Colour: 'Red | Purple' } }],
    ['a wish', { kind: 'kettle', wish: { Material: 'Steel' } }],
  ])('are not made where a query names %s that the shop does not have', (_, wants) => {
    expect(() => checkMeaning('tea time', { wants }, products)).toThrow(
      "'tea time' means what no product is",
    );
  });
});
