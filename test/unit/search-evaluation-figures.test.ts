import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Bm25Baseline } from '../../src/evaluation/baselines/bm25.baseline.js';
import { overlap } from '../../src/evaluation/parity/overlap.js';
import { rankBiasedOverlap } from '../../src/evaluation/parity/rank-biased-overlap.js';
import { compareReports } from '../../src/evaluation/search/compare-reports.js';
import { condensedNdcg } from '../../src/evaluation/search/condensed-ndcg.js';
import { compareRows } from '../../src/evaluation/search/compare-rows.js';
import { formatReport } from '../../src/evaluation/search/format-report.js';
import { gradedNdcg } from '../../src/evaluation/search/graded-ndcg.js';
import { groupJudgements } from '../../src/evaluation/search/group-judgements.js';
import { judgeRanking } from '../../src/evaluation/search/judge-ranking.js';
import { pairedRows } from '../../src/evaluation/search/paired-rows.js';
import type { QueryFigures } from '../../src/evaluation/search/query-figures.js';
import type { SearchReport } from '../../src/evaluation/search/search-report.js';
import { whatTyposCost } from '../../src/evaluation/search/what-typos-cost.js';
import { draft } from '../support/make.js';

const grades = new Map([
  ['best', 3],
  ['good', 2],
  ['bad', 0],
]);

const figures = (query: string, ndcg: number, extra: Partial<QueryFigures> = {}): QueryFigures => ({
  query,
  searched: query,
  rung: 'ALL',
  ndcg,
  condensedNdcg: ndcg,
  judged: 1,
  reciprocalRank: 1,
  recall: 1,
  nothingFound: false,
  first: [],
  ...extra,
});

const report = (...queries: QueryFigures[]): SearchReport => ({
  data: 'file',
  index: 'embedded',
  rows: [{ name: 'Vitrine', queries }],
  remarks: [],
});

describe('figures of a search evaluation', () => {
  it('know graded NDCG by hand: what nobody judged takes a place and gains nothing', () => {
    // Gains 2^3 - 1 = 7 and 2^2 - 1 = 3; found at places 1 and 3, best at 1 and 2.
    expect(gradedNdcg(['best', 'bad', 'good'], grades)).toBeCloseTo((7 + 3 / 2) / (7 + 3 / Math.log2(3)), 12);
    expect(gradedNdcg(['unjudged', 'best', 'good'], grades)).toBeCloseTo(
      (7 / Math.log2(3) + 3 / 2) / (7 + 3 / Math.log2(3)),
      12,
    );
    expect(gradedNdcg(['best', 'good'], grades)).toBe(1);
    expect(gradedNdcg([], grades)).toBe(0);
    expect(gradedNdcg(['bad'], new Map([['bad', 0]]))).toBe(0);
    const tooLate = [...Array.from({ length: 10 }, (_, i) => `other-${i}`), 'best'];
    expect(gradedNdcg(tooLate, grades)).toBe(0);
  });

  it('know condensed NDCG by hand: what nobody judged takes no place', () => {
    // Of unjudged, best, unjudged, bad, good the judged ones are best, bad, good.
    const ranking = ['unjudged', 'best', 'unknown', 'bad', 'good'];
    expect(condensedNdcg(ranking, grades)).toBeCloseTo((7 + 3 / 2) / (7 + 3 / Math.log2(3)), 12);
    expect(gradedNdcg(ranking, grades)).toBeCloseTo(
      (7 / Math.log2(3) + 3 / Math.log2(6)) / (7 + 3 / Math.log2(3)),
      12,
    );
    const late = [...Array.from({ length: 10 }, (_, i) => `other-${i}`), 'best', 'good'];
    expect([gradedNdcg(late, grades), condensedNdcg(late, grades)]).toEqual([0, 1]);
    expect(condensedNdcg(['unjudged'], grades)).toBe(0);
    expect(judgeRanking(ranking, grades, 1.5).condensedNdcg).toBe(condensedNdcg(ranking, grades));
  });

  it('leave out of a comparison what an earlier version did not measure', () => {
    const { condensedNdcg: _, ...old } = figures('lamp', 0.5);
    const figuresOf = compareReports(report(old as QueryFigures), report(figures('lamp', 1)), 1);
    expect(figuresOf.map(({ figure }) => figure)).not.toContain('condensedNdcg');
  });

  it('know what was judged, where the first relevant product stands, and how many were found', () => {
    expect(judgeRanking(['unjudged', 'bad', 'good', 'unknown'], grades, 1.5)).toMatchObject({
      judged: 2 / 4,
      reciprocalRank: 1 / 3,
      recall: 1 / 2,
      nothingFound: false,
      first: ['unjudged', 'bad', 'good', 'unknown'],
    });
    expect(judgeRanking([], grades, 1.5)).toMatchObject({
      judged: 0,
      reciprocalRank: 0,
      recall: 0,
      nothingFound: true,
    });
    const late = [...Array.from({ length: 100 }, (_, i) => `other-${i}`), 'best'];
    expect(judgeRanking(late, grades, 1.5)).toMatchObject({ reciprocalRank: 0, recall: 0 });
  });

  it('take the better of two grades for one product', () => {
    const judged = (grade: number) => ({ query: 'lamp', productId: 'p1', grade });
    expect(groupJudgements([judged(1), judged(3), judged(2)])).toEqual([
      { text: 'lamp', grades: new Map([['p1', 3]]) },
    ]);
  });

  it('know BM25 by hand', () => {
    const bm25 = new Bm25Baseline([
      draft('long', { title: 'red lamp for the red room' }),
      draft('short', { title: 'red lamp' }),
      draft('other', { title: 'blue chair' }),
    ]);
    // Titles of 6, 2 and 2 words, 10/3 on average. Twice in 6 words: 2 * 2.2 / (2 + 1.2 * (.25 + .75 * 1.8)) = 1.12;
    // once in 2 words: 2.2 / (1 + 1.2 * (.25 + .75 * .6)) = 1.20.
    expect(bm25.rank('red', ['other', 'long', 'short'])).toEqual(['short', 'long', 'other']);
    // One title of three has 'blue', two have 'lamp'.
    expect(bm25.rank('blue lamp', ['long', 'short', 'other'])).toEqual(['other', 'short', 'long']);
    expect(bm25.rank('nothing', ['short', 'other', 'long'])).toEqual(['long', 'other', 'short']);
  });

  it('compare the same queries of two runs', () => {
    const before = report(figures('lamp', 0.9), figures('sofa', 0.5), figures('gone', 1));
    const after = report(figures('lamp', 0.3), figures('sofa', 0.7), figures('new', 0));
    const [ndcg] = compareReports(before, after, 1);
    expect(ndcg).toMatchObject({ row: 'Vitrine', figure: 'ndcg', before: 0.7, after: 0.5 });
    expect(ndcg!.change.mean).toBeCloseTo(-0.2, 12);
    expect(ndcg!.change.low).toBeCloseTo(-0.6, 12);
    expect(pairedRows(before, after)[0]!.pairs.map((pair) => pair.after.query)).toEqual(['lamp', 'sofa']);
    expect(compareReports(before, report(figures('elsewhere', 1)), 1)).toEqual([]);
  });

  it('count the queries that a way of asking won and lost against another, the largest change first', () => {
    const row = (name: string, ...ndcgs: number[]) => ({
      name,
      queries: ndcgs.map((ndcg, i) => figures(`query ${i}`, ndcg)),
    });
    const rows = [
      row('lexical', 0.5, 0.5, 0.5, 0.5, 0.3),
      { ...row('semantic', 0.6, 0.9, 0.1, 0.4, 0.1 + 0.2), against: 'lexical' },
    ];
    const [comparison, ...none] = compareRows({ ...report(), rows }, 1);
    expect(none).toEqual([]);
    // The last two are the same number, added up in another order.
    expect(comparison).toMatchObject({ before: 'lexical', after: 'semantic', won: 2, lost: 2, tied: 1 });
    expect(comparison!.ndcg.mean).toBeCloseTo((0.1 + 0.4 - 0.4 - 0.1) / 5, 12);
    expect(comparison!.wins.map((pair) => pair.after.query)).toEqual(['query 1', 'query 0']);
    expect(comparison!.losses.map((pair) => pair.after.query)).toEqual(['query 2', 'query 3']);
  });

  it('show each way of asking against another, with what was searched, and each group of queries', () => {
    const kettel = (ndcg: number, searched: string) =>
      figures('kettel', ndcg, { searched, group: 'misspelt', rung: 'MOST' });
    const rows = [
      { name: 'lexical', queries: [kettel(0.25, 'kettel'), figures('lamp', 1, { group: 'a kind' })] },
      {
        name: 'corrected',
        against: 'lexical',
        queries: [kettel(0.75, 'kettle'), figures('lamp', 1, { group: 'a kind' })],
      },
    ];
    const text = formatReport({ ...report(), rows }, 1);
    expect(text).toMatch(
      /NDCG@10 of +queries +lexical +corrected\nmisspelt +1 +0\.2500 +0\.7500\na kind +1 +1\.0/,
    );
    expect(text).toMatch(/corrected over lexical +\+0\.2500 \[0\.0000 0\.5000\] +1 +0 +1/);
    expect(text).toMatch(/largest wins of .*\n.*\nkettel +0\.250 +0\.750 +MOST kettel +MOST kettle/);
    expect(text).not.toMatch('largest losses');
  });

  it('say what a typo costs, and what correction costs clean queries, also by halves', () => {
    const row = (name: string, ...queries: QueryFigures[]) => ({ name, queries });
    const rows = [
      row('clean, lexical', figures('lamp', 1), figures('sfa', 0.6, { searched: 'sofa' })),
      row('clean, no correction', figures('lamp', 1), figures('sfa', 0.6)),
      { ...row('misspelt, lexical', figures('lmap', 0.9), figures('saf', 0.3)), against: 'clean, lexical' },
    ];
    expect(whatTyposCost(rows)).toEqual([
      'misspelt, lexical: a typo costs 25.0 % (halves 10.0 %, 50.0 %) of NDCG@10.',
      'Correction costs clean queries 0.0 % (halves 0.0 %, 0.0 %); it changed 1 of 2.',
    ]);
  });
});

describe('agreement of two rankings', () => {
  const rankings = fc.uniqueArray(fc.integer({ min: 0, max: 15 }).map(String), { maxLength: 12 });

  it('knows overlap by hand', () => {
    expect(overlap(['a', 'b', 'c', 'd'], ['d', 'a'])).toBe(2 / 4);
    expect(overlap([], [])).toBe(1);
    expect(overlap(['a'], [])).toBe(0);
  });

  it('knows rank-biased overlap by hand', () => {
    // Depth 1: nothing in common; depth 2: both. 0.1/0.9 * (0 + 1 * 0.81) + 1 * 0.81.
    expect(rankBiasedOverlap(['a', 'b'], ['b', 'a'])).toBeCloseTo((0.1 / 0.9) * 0.81 + 0.81, 12);
    // Uneven: at depth 2 the shorter list is assumed to go on as it began, with everything in common.
    expect(rankBiasedOverlap(['a'], ['a', 'b'])).toBeCloseTo(1, 12);
  });

  it('is 1 for the same ranking, 0 for nothing in common, and the same both ways', () => {
    fc.assert(
      fc.property(rankings, rankings, (a, b) => {
        const agreement = rankBiasedOverlap(a, b);
        expect(rankBiasedOverlap(a, a)).toBeCloseTo(1, 12);
        expect(rankBiasedOverlap(b, a)).toBeCloseTo(agreement, 12);
        expect(agreement).toBeGreaterThanOrEqual(0);
        expect(agreement).toBeLessThanOrEqual(1 + 1e-12);
        if (a.length > 0 && b.length > 0 && !a.some((id) => b.includes(id))) expect(agreement).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
