import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RELEVANCE_RULES } from '../../../src/domain/relevance/relevance-rules.js';
import { analysisQuestion } from '../../../src/stores/elastic/build-analysis.js';
import { buildBulk } from '../../../src/stores/elastic/build-bulk.js';
import { buildFacets } from '../../../src/stores/elastic/build-facets.js';
import { buildFilter } from '../../../src/stores/elastic/build-filter.js';
import { buildNearest } from '../../../src/stores/elastic/build-nearest.js';
import { buildSearch, buildTextQuery, wordsNeeded } from '../../../src/stores/elastic/build-search.js';
import { buildSimilar } from '../../../src/stores/elastic/build-similar.js';
import { buildCompletedCodes, buildCompletedWords } from '../../../src/stores/elastic/build-suggest.js';
import { documentId } from '../../../src/stores/elastic/document-id.js';
import { product } from '../../support/make.js';

const LIVE = { term: { deleted: false } };

describe('requests to Elasticsearch', () => {
  it('write whole documents under their versions, and a tombstone for a deleted product', () => {
    const [action, document, deletion, tombstone, ...rest] = buildBulk(
      [
        { kind: 'upsert', product: product('p1', { version: 7, title: 'Red kettle' }) },
        { kind: 'delete', productId: 'p2', version: 8 },
      ],
      (id) => (id === 'p1' ? 3 : 0),
    );
    expect(rest).toEqual([]);
    expect(action).toEqual({ index: { _id: 'p1', version: 7, version_type: 'external_gte' } });
    expect(document).toMatchObject({ id: 'p1', deleted: false, title: 'Red kettle', popularity: 3 });
    expect(deletion).toEqual({ index: { _id: 'p2', version: 8, version_type: 'external_gte' } });
    expect(tombstone).toEqual({ id: 'p2', deleted: true });
  });

  it('write an embedding with its space, under the revision of its coming', () => {
    const [action, document] = buildBulk(
      [
        {
          kind: 'upsert',
          product: product('p1', { version: 7 }),
          embedding: { space: 'plane', vector: Float32Array.of(1, 0) },
          revision: 9,
        },
      ],
      () => 0,
    );
    expect(action).toMatchObject({ index: { version: 9 } });
    expect(document).toMatchObject({ space: 'plane', embedding_128: expect.any(Array) });
  });

  it('name a product whose id is too long for Elasticsearch by its hash', () => {
    expect(documentId('p1')).toBe('p1');
    expect(documentId('杯'.repeat(170))).toBe('杯'.repeat(170));
    expect(documentId('杯'.repeat(171))).toMatch(/^sha256:[\w-]{43}$/);
  });

  it('never find what is deleted, and hold every filter', () => {
    expect(buildFilter({})).toEqual([LIVE]);
    expect(
      buildFilter({
        price: { min: 100, max: 200 },
        inStock: true,
        productIds: ['p1'],
        excludeProductIds: ['p2'],
        facets: [
          { facet: 'brand', anyOf: ['Acme'] },
          { facet: 'Colour', anyOf: ['Red', 'Blue'] },
        ],
      }),
    ).toEqual([
      LIVE,
      { range: { price: { gte: 100, lte: 200 } } },
      { term: { in_stock: true } },
      { terms: { id: ['p1'] } },
      { bool: { must_not: { terms: { id: ['p2'] } } } },
      { terms: { brand: ['Acme'] } },
      { terms: { 'attributes.colour': ['Red', 'Blue'] } },
    ]);
  });

  it('browse by popularity where nothing is typed, and break every tie by id', () => {
    const browse = { text: '', filter: {}, sort: 'RELEVANCE', limit: 5, enough: 5 } as const;
    expect(buildSearch(browse, undefined)).toEqual({
      query: { bool: { filter: [LIVE] } },
      sort: [{ popularity: 'desc' }, { _score: { order: 'desc' } }, { id: 'asc' }],
      track_scores: true,
      track_total_hits: true,
      size: 5,
      _source: false,
      docvalue_fields: ['id', 'popularity'],
    });
  });

  it('leave out what was shown, and count it still', () => {
    const more = { text: '', filter: {}, sort: 'NEWEST', limit: 5, enough: 5, exclude: ['p1'] } as const;
    expect(buildSearch(more, undefined)).toMatchObject({
      post_filter: { bool: { must_not: { terms: { id: ['p1'] } } } },
      aggs: { all: { filter: { match_all: {} } } },
    });
  });

  it('find nothing for a text of punctuation, not everything', () => {
    const terms = { terms: [], typed: new Map<string, string>(), halfTyped: undefined, equivalents: [] };
    expect(buildTextQuery('?!', terms, 'ANY', DEFAULT_RELEVANCE_RULES.weights)).toEqual({ match_none: {} });
  });

  it('ask for fewer words on each rung', () => {
    const needed = (words: number) =>
      (['ALL', 'MOST', 'ANY'] as const).map((rung) => wordsNeeded(words, rung));
    expect([1, 2, 3, 4, 8].map(needed)).toEqual([
      [1, 1, 1],
      [2, 1, 1],
      [3, 2, 1],
      [4, 3, 1],
      [8, 6, 1],
    ]);
  });

  it('count each facet under all picks but its own', () => {
    const filter = {
      facets: [
        { facet: 'brand', anyOf: ['Acme'] },
        { facet: 'colour', anyOf: ['Red'] },
      ],
    };
    const { query, aggs } = buildFacets(undefined, filter, ['brand'], 3);
    expect(query).toEqual({ bool: { filter: [LIVE] } });
    expect(aggs!['facet-0']).toEqual({
      filter: { bool: { filter: [{ terms: { 'attributes.colour': ['Red'] } }] } },
      aggs: {
        values: { terms: { field: 'brand', size: 3, order: [{ _count: 'desc' }, { _key: 'asc' }] } },
        picked: { terms: { field: 'brand', include: ['Acme'], size: 1 } },
      },
    });
  });

  it('look at five candidates for each neighbour that is wanted, and never more than Elasticsearch may', () => {
    const looked = (limit: number) =>
      (
        buildNearest({ embedding: { space: 'plane', vector: Float32Array.of(1, 0) }, limit, filter: {} })
          .knn as {
          num_candidates: number;
        }
      ).num_candidates;
    expect([10, 5000].map(looked)).toEqual([50, 10_000]);
  });

  it('compare given products one by one, and take any length of vector', () => {
    const asked = (length: number) =>
      buildNearest({
        embedding: { space: 'plane', vector: new Float32Array(length).fill(0.1) },
        limit: 5,
        filter: { productIds: ['p1'] },
      });
    expect(asked(300).knn).toBeUndefined();
    const { script } = asked(300).query!.script_score!;
    expect(script).toMatchObject({ source: expect.stringContaining("'embedding_384'") });
    const { vector } = (script as { params: { vector: number[] } }).params;
    expect([vector.length, vector[299], vector[300]]).toEqual([384, Math.fround(0.1), 0]);
    expect(() => asked(5000)).toThrow('5000 numbers');
  });

  it('look for similar products by document id', () => {
    const { query } = buildSimilar(['p1'], 5, {});
    expect(query!.bool!.must).toMatchObject({ more_like_this: { like: [{ _id: 'p1' }] } });
  });

  it('complete codes from four characters with a digit on', () => {
    const asked = (code: string) => buildCompletedCodes(code, 5).query;
    expect(asked('ab1')).toEqual({ match_none: {} });
    expect(asked('abcd')).toEqual({ match_none: {} });
    expect(asked('abc1')).toEqual({ bool: { filter: [LIVE, { prefix: { codes: 'abc1' } }] } });
  });

  it('take what is typed for itself in a regular expression', () => {
    const { aggs } = buildCompletedWords('a.b*<1>');
    expect(aggs!.words).toMatchObject({ terms: { include: 'a\\.b\\*\\<1\\>.*' } });
  });

  it('ask about every stem once, and about the beginning that may be half typed', () => {
    expect(analysisQuestion('Red kettles red')).toEqual({
      stems: ['red', 'kettle'],
      prefixes: ['red'],
      code: 'redkettlesred',
      words: 'red kettles red',
    });
  });
});
