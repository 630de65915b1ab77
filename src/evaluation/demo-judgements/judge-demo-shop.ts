import type { DemoProduct } from '../../demo-shop/demo-product.js';
import { makeProducts } from '../../demo-shop/make-products.js';
import { SHOP_SEED } from '../../demo-shop/shop-seed.js';
import { Bm25Baseline } from '../baselines/bm25.baseline.js';
import type { Judgement } from '../search/read-judgements.js';
import { checkMeaning } from './check-meaning.js';
import { demoQueries } from './demo-queries.js';
import { gradeOf } from './grade-of.js';
import { hardNegatives } from './hard-negatives.js';
import type { Meaning } from './meaning.js';

/** What the products are does not depend on it, only since when there are. */
const NOW = new Date('2026-06-30T12:00:00Z');

/**
 * The judgement set of the demo shop: for every query all products with a grade, the best first, and some hard
 * negatives. So what is not judged is irrelevant.
 */
export function judgeDemoShop(): Judgement[] {
  const products = makeProducts(SHOP_SEED, NOW);
  const bm25 = new Bm25Baseline(products.map(({ record }) => record));
  return Object.values(demoQueries)
    .flatMap((queries) => Object.entries(queries))
    .flatMap(([query, meaning]) => judgeQuery(query, meaning, products, bm25));
}

function judgeQuery(
  query: string,
  meaning: Meaning,
  products: readonly DemoProduct[],
  bm25: Bm25Baseline,
): Judgement[] {
  checkMeaning(query, meaning, products);
  const grades = new Map(products.map((product) => [product, gradeOf(product, meaning)]));
  const relevant = products.filter((product) => grades.get(product)! > 0);
  const departments = new Set(relevant.map(({ department }) => department.name));
  const irrelevant = products.filter((product) => grades.get(product) === 0);
  return [...relevant, ...hardNegatives(query, irrelevant, departments, bm25)]
    .map((product) => ({ query, productId: product.record.id, grade: grades.get(product)! }))
    .sort((a, b) => b.grade - a.grade || (a.productId < b.productId ? -1 : 1));
}
