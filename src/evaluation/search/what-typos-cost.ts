import { mean } from 'simple-statistics';
import type { QueryFigures } from './query-figures.js';
import type { SearchRow } from './search-report.js';

/** What a typo costs in each row of misspelt queries, and what correction costs queries without one, in sentences. */
export function whatTyposCost(rows: readonly SearchRow[]): string[] {
  const of = (name: string): readonly QueryFigures[] | undefined =>
    rows.find((row) => row.name === name)?.queries;
  const costs = rows.flatMap(({ name, against, queries }) =>
    against === undefined ? [] : [`${name}: a typo costs ${losses(of(against)!, queries)} of NDCG@10.`],
  );
  const corrected = of('clean, lexical');
  const plain = of('clean, no correction');
  if (!corrected || !plain) return costs;
  const changed = corrected.filter(({ query, searched }) => query !== searched).length;
  return [
    ...costs,
    `Correction costs clean queries ${losses(plain, corrected)}; it changed ${changed} of ${corrected.length}.`,
  ];
}

/** The relative loss from one way to the other, also for each half: an effect of one half only is chance. */
function losses(from: readonly QueryFigures[], to: readonly QueryFigures[]): string {
  const half = (parity: number) => (_: unknown, i: number) => i % 2 === parity;
  const [all, even, odd] = [() => true, half(0), half(1)].map((wanted) =>
    percent(relativeLoss(from.filter(wanted), to.filter(wanted))),
  );
  return `${all} (halves ${even}, ${odd})`;
}

const relativeLoss = (from: readonly QueryFigures[], to: readonly QueryFigures[]): number =>
  from.length === 0 ? 0 : 1 - meanNdcg(to) / meanNdcg(from);

const meanNdcg = (queries: readonly QueryFigures[]): number => mean(queries.map(({ ndcg }) => ndcg));

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
