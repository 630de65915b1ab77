import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { UNKNOWN_VIEWER } from '../../src/domain/viewers/unknown-viewer.js';
import type { SearchQuery } from '../../src/ranking/search-query.js';
import { keyword } from '../../src/ranking/sources/keyword.source.js';
import type { IndexSearch, ProductIndex } from '../../src/stores/product-index.js';

const FACETS = Array.from({ length: 20 }, (_, i) => ({ facet: `facet${i}`, anyOf: ['x'] }));

const QUERY: SearchQuery = {
  requestId: 'r1',
  signal: new AbortController().signal,
  now: new Date('2026-06-30T12:00:00Z'),
  text: 'kettle',
  viewer: UNKNOWN_VIEWER,
  filter: { facets: FACETS, price: { min: 1 }, inStock: true },
  sort: 'RELEVANCE',
  window: 100,
  verbatim: false,
  rerank: 'OFF',
  personalise: false,
};

/** An index where only leaving out one facet finds anything, which counts the searches that run at once. */
function strict(helpful: string): { index: ProductIndex; most: () => number; asked: () => number } {
  let [running, most, asked] = [0, 0, 0];
  const search = async ({ filter }: IndexSearch) => {
    asked++;
    most = Math.max(most, ++running);
    await sleep(1);
    running--;
    const found = !filter.facets!.some(({ facet }) => facet === helpful);
    const match = { productId: 'p1', score: 1, matchedTerms: [], exact: false };
    return { matches: found ? [match] : [], totalCount: found ? 1 : 0, rung: 'ALL' as const };
  };
  return { index: { search } as unknown as ProductIndex, most: () => most, asked: () => asked };
}

describe('a search that finds nothing under many filters', () => {
  it('tries all of them, a few at once, and says which one was left out', async () => {
    const { index, most, asked } = strict('facet13');
    const run = { signal: QUERY.signal, now: QUERY.now, remainingMs: () => Infinity };
    const { candidates, notes } = await keyword(index).retrieve(QUERY, run);
    expect(candidates.map(({ productId }) => productId)).toEqual(['p1']);
    expect(notes!.relaxations).toEqual([
      { kind: 'FILTER_DROPPED', detail: 'Nothing fits all filters: left out “facet13”.' },
    ]);
    expect(asked()).toBe(1 + FACETS.length + 2);
    expect(most()).toBe(5);
  });
});
