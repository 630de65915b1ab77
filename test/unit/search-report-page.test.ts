import { describe, expect, it } from '@jest/globals';
import { reportPage } from '../../src/evaluation/search/page/report-page.js';
import type { QueryFigures } from '../../src/evaluation/search/query-figures.js';
import type { SearchReport } from '../../src/evaluation/search/search-report.js';

const figures = (query: string, ndcg: number): QueryFigures => ({
  query,
  group: 'a kind',
  searched: query,
  rung: 'MOST',
  ndcg,
  condensedNdcg: ndcg,
  judged: 1,
  reciprocalRank: ndcg,
  recall: 0.5,
  nothingFound: false,
  first: [],
});

const ATTACK = '<script>alert("1 & 1")</script>';
const report: SearchReport = {
  data: 'demo-shop',
  index: 'embedded',
  rows: [
    { name: 'lexical', queries: [figures(ATTACK, 0.25), figures('lamp', 0.75), figures('sofa', 1)] },
    {
      name: 'semantic',
      against: 'lexical',
      queries: [figures(ATTACK, 1), figures('lamp', 0.5), figures('sofa', 1)],
    },
  ],
  remarks: ['Products are simulated.'],
};
const page = reportPage(report, 1);
const words = page
  .replace(/<style>.*<\/style>/s, '')
  .replace(/<[^>]+>/g, ' ')
  .replace(/\s+/g, ' ');

describe('the page of a search report', () => {
  it('is one file that runs nothing and fetches nothing', () => {
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\shref=|url\(|@import|https?:/);
  });

  it('shows what shoppers typed as text', () => {
    expect(page).toContain('&lt;script&gt;alert(&quot;1 &amp; 1&quot;)&lt;/script&gt;');
  });

  it('says what was measured, on what, and that it is simulated', () => {
    expect(words).toMatch('Search relevance: demo-shop 3 judged queries, embedded index.');
    expect(words).toMatch('Products are simulated.');
    expect(words).toMatch(/lexical 0\.6667 0\.6667 1\.0000 0\.6667 0\.5000 0\.0000/);
    expect(words).toMatch(/semantic 0\.8333/);
  });

  it('shows each way of asking against another: the gain, who won, and what moved most', () => {
    expect(words).toMatch(/Gain of NDCG@10 .* semantic: \+0\.1667, from -0\.2500 to 0\.7500/);
    expect(words).toMatch('1 won 1 tied 1 lost');
    expect(words).toMatch(/lamp 0\.750 0\.500 −0\.250 lamp most words lamp most words/);
    expect(page.match(/<path class="win"/g)).toHaveLength(1);
  });

  it('draws nothing outside of its plots', () => {
    const numbers = [...page.matchAll(/\s(?:x|cx|x1|x2|width)="([^"]*)"/g)].map(([, number]) =>
      Number(number),
    );
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers.filter((number) => !(number >= 0 && number <= 520))).toEqual([]);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('compares with an earlier run where there is one, and with nothing where there is one row', () => {
    const single = { ...report, rows: report.rows.slice(0, 1) };
    expect(reportPage(single, 1)).not.toMatch('Who won, who lost');
    const earlier = { ...single, rows: [{ name: 'lexical', queries: report.rows[1]!.queries }] };
    expect(reportPage(single, 1, earlier)).toMatch('lexical now over then');
  });
});
