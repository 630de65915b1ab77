import { describe } from '@jest/globals';
import { promiseCalls } from './product-index/calls.promises.js';
import { CATALOGUE } from './product-index/catalogue.js';
import { promiseCodes } from './product-index/codes.promises.js';
import { promiseFacets } from './product-index/facets.promises.js';
import { promiseFilters } from './product-index/filters.promises.js';
import { promiseHighlights } from './product-index/highlights.promises.js';
import { promiseToBearAnyText } from './product-index/hostile-text.promises.js';
import { promiseLadder } from './product-index/ladder.promises.js';
import { promiseToKeepToTheModel } from './product-index/model.promises.js';
import { openedShop, type OpenIndex } from './product-index/opened-shop.js';
import { promiseOrders } from './product-index/orders.promises.js';
import { promiseToFollowRules } from './product-index/relevance.promises.js';
import { promiseSimilar } from './product-index/similar.promises.js';
import { promiseSpelling } from './product-index/spelling.promises.js';
import { promiseSuggestions } from './product-index/suggestions.promises.js';
import { promiseVectors } from './product-index/vectors.promises.js';
import { promiseWords } from './product-index/words.promises.js';
import { promiseWriting } from './product-index/writing.promises.js';

/**
 * What every index of products promises, stated once: each backend runs it. `open` gives an empty index of its
 * own each time it is called. Orders are asserted, scores never: engines differ in them.
 */
export function describeProductIndex(name: string, open: OpenIndex): void {
  describe(`product index: ${name}`, () => {
    describe('with a small shop', () => {
      const shop = openedShop(open, CATALOGUE);
      describe('words', () => promiseWords(shop, open));
      describe('codes', () => promiseCodes(shop));
      describe('the ladder', () => promiseLadder(shop, open));
      describe('spelling', () => promiseSpelling(shop));
      describe('facets', () => promiseFacets(shop));
      describe('filters', () => promiseFilters(shop));
      describe('orders', () => promiseOrders(shop));
      describe('highlights', () => promiseHighlights(shop));
      describe('suggestions', () => promiseSuggestions(shop));
      describe('similar products', () => promiseSimilar(shop));
    });
    describe('vectors', () => promiseVectors(open));
    describe('rules of relevance', () => promiseToFollowRules(open));
    describe('writing', () => promiseWriting(open));
    describe('calls', () => promiseCalls(open));
    describe('hostile text', () => promiseToBearAnyText(open));
    describe('the model', () => promiseToKeepToTheModel(open));
  });
}
