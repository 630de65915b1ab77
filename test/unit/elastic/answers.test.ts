import { errors } from '@elastic/elasticsearch';
import { describe, expect, it } from '@jest/globals';
import { VitrineError } from '../../../src/domain/errors.js';
import { readBulk } from '../../../src/stores/elastic/read-bulk.js';
import { readError, readFailure } from '../../../src/stores/elastic/read-error.js';
import { readFacetCounts } from '../../../src/stores/elastic/read-facets.js';
import { readMatches } from '../../../src/stores/elastic/read-matches.js';
import { wordsScore } from '../../../src/stores/elastic/words-score.js';

const item = (status: number, type?: string, reason = 'why') => ({
  index: { _index: 'i', _id: 'p', status, ...(type && { error: { type, reason } }) },
});
const searched = (answer: object) => ({ took: 1, timed_out: false, _shards: {}, ...answer }) as never;

describe('answers of Elasticsearch', () => {
  it('sort the items of a bulk into written, worth another try, and refused for good', () => {
    const items = [
      item(200),
      item(409, 'version_conflict_engine_exception'),
      item(429, 'es_rejected_execution_exception'),
      item(503, 'unavailable_shards_exception'),
      item(403, 'cluster_block_exception'),
      item(404, 'index_not_found_exception'),
      item(400, 'document_parsing_exception', 'bad price\n at [Source: the whole document]'),
      item(400, 'strict_dynamic_mapping_exception', 'no field'),
    ];
    expect(readBulk({ errors: true, took: 1, items })).toEqual({
      again: [2, 3, 4, 5],
      refused: [
        { item: 6, reason: 'document_parsing_exception: bad price' },
        { item: 7, reason: 'strict_dynamic_mapping_exception: no field' },
      ],
    });
    expect(readBulk({ errors: false, took: 1, items })).toEqual({ again: [], refused: [] });
  });

  it('tell outages and overload from bugs of ours', () => {
    const codeOf = (status: number) => {
      const error = readFailure({ status, error: { type: 't', reason: 'r' } });
      return error instanceof VitrineError ? error.code : 'bug';
    };
    expect([400, 401, 403, 404, 429, 500, 502, 503, 504].map(codeOf)).toEqual([
      'bug',
      'UNAVAILABLE',
      'UNAVAILABLE',
      'UNAVAILABLE',
      'OVERLOADED',
      'bug',
      'UNAVAILABLE',
      'UNAVAILABLE',
      'UNAVAILABLE',
    ]);
    expect(readError(new errors.ConnectionError('refused'))).toMatchObject({ code: 'UNAVAILABLE' });
    expect(readError(new errors.TimeoutError('late'))).toMatchObject({ code: 'UNAVAILABLE' });
    const other = new Error('ours');
    expect(readError(other)).toBe(other);
  });

  it('say which words a product matched as they were typed, and all of them for its code', () => {
    const terms = {
      terms: ['red', 'kettle'],
      typed: new Map([['kettle', 'kettles']]),
      halfTyped: undefined,
      equivalents: [],
    };
    const hit = (id: string, score: number, names: string[]) => ({
      _index: 'i',
      _score: score,
      fields: { id: [id] },
      matched_queries: names,
    });
    const answer = searched({
      hits: {
        total: { value: 9, relation: 'eq' },
        hits: [hit('p1', 5, ['term-1']), hit('p2', 6000.5, ['code-whole'])],
      },
    });
    expect(readMatches(answer, 'MOST', terms)).toEqual({
      matches: [
        { productId: 'p1', score: 5, matchedTerms: ['kettles'], exact: false },
        { productId: 'p2', score: 0.5, matchedTerms: ['red', 'kettles'], exact: true },
      ],
      totalCount: 9,
      rung: 'MOST',
    });
  });

  it('score by the words, without what a code or a rung is worth', () => {
    const scoreOf = (score: number, ...names: string[]) => wordsScore(score, new Set(names));
    expect(scoreOf(7.25, 'term-0')).toBe(7.25);
    expect(scoreOf(3007.25, 'most-words', 'all-words')).toBe(7.25);
    expect(scoreOf(2007.25, 'most-words', 'all-of-an-equivalent')).toBe(7.25);
    expect(scoreOf(18_007.25, 'code-whole', 'code-part', 'code-prefix', 'all-words')).toBe(7.25);
  });

  it('count what was left out of the hits', () => {
    const answer = searched({
      hits: { total: { value: 1 }, hits: [] },
      aggregations: { all: { doc_count: 5 } },
    });
    expect(readMatches(answer, 'ALL', undefined).totalCount).toBe(5);
  });

  it('show a picked value however rare it is', () => {
    const buckets = (...keys: [string, number][]) => ({
      buckets: keys.map(([key, doc_count]) => ({ key, doc_count })),
    });
    const answer = searched({
      hits: { hits: [] },
      aggregations: { 'facet-0': { values: buckets(['Acme', 5]), picked: buckets(['Rare', 1]) } },
    });
    expect(readFacetCounts(answer, ['brand'])).toEqual(
      new Map([
        [
          'brand',
          new Map([
            ['Acme', 5],
            ['Rare', 1],
          ]),
        ],
      ]),
    );
  });
});
