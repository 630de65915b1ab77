import { comparePairs } from '../compare-pairs.js';
import type { QueryFigures } from '../query-figures.js';
import type { SearchReport, SearchRow } from '../search-report.js';
import type { GateCheck, GatedQuery } from './gate-check.js';
import { queryKey } from './query-key.js';
import type { ReleasedFigures } from './released-figures.js';
import { roundedNdcg } from './rounded-ndcg.js';

/**
 * Whether search is as good as it was, row by row, and whether its default is as good as what it is measured
 * against. A figure is worse where the whole paired interval of its change is below 0; what is no longer measured, or on
 * other queries, fails as well, or a new name would be a way around the gate.
 */
export function gateSearch(
  report: SearchReport,
  released: ReleasedFigures | undefined,
  seed: number,
): GateCheck[] {
  const { data, rows } = report;
  if (!released) return [failure(data, 'has no released figures')];
  const names = new Set(rows.map(({ name }) => name));
  const gone = Object.keys(released.rows).filter((name) => !names.has(name));
  return [
    ...gone.map((name) => failure(`${data}, ${name}`, 'is released, and no longer measured')),
    ...rows.map((row) => againstRelease(data, row, released.rows[row.name], seed)),
    ...againstPlainer(report, seed),
  ];
}

function againstRelease(
  data: string,
  { name, queries }: SearchRow,
  released: Readonly<Record<string, number>> | undefined,
  seed: number,
): GateCheck {
  const title = `${data}, ${name}`;
  if (!released) return { title, verdict: 'new: not released yet', failed: false };
  const pairs = queries.flatMap((after): GatedQuery[] => {
    const ndcg = released[queryKey(data, after.query)];
    return ndcg === undefined ? [] : [{ before: { ndcg }, after: rounded(after) }];
  });
  if (pairs.length < Math.max(queries.length, Object.keys(released).length))
    return failure(title, 'was released on other queries');
  return compare(title, 'released', 'now', pairs, seed);
}

function againstPlainer({ data, rows }: SearchReport, seed: number): GateCheck[] {
  return rows.flatMap(({ name, byDefault, against, queries }) => {
    const plainer = rows.find((row) => row.name === against);
    if (!byDefault || !plainer) return [];
    const pairs = queries.map((after, i) => ({ before: plainer.queries[i]!, after }));
    return [compare(`${data}, ${name} over ${plainer.name}`, plainer.name, name, pairs, seed)];
  });
}

function compare(
  title: string,
  before: string,
  after: string,
  pairs: readonly GatedQuery[],
  seed: number,
): GateCheck {
  const comparison = comparePairs({ before, after }, pairs, seed);
  const { low, high } = comparison.ndcg;
  const failed = high < 0;
  return { title, comparison, failed, verdict: failed ? 'worse' : low > 0 ? 'better' : 'as good' };
}

const failure = (title: string, verdict: string): GateCheck => ({ title, verdict, failed: true });

const rounded = (figures: QueryFigures): QueryFigures => ({ ...figures, ndcg: roundedNdcg(figures.ndcg) });
