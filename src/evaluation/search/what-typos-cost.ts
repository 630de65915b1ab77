import { mean } from 'simple-statistics';
import type { QueryFigures } from './query-figures.js';
import type { SearchRow } from './search-report.js';
import { TYPO_WAYS } from './ways-of-asking.js';

/** What a typo costs with correction on, and what correction costs queries without one, in sentences. */
export function whatTyposCost(rows: readonly SearchRow[]): string[] {
  const of = ({ name }: { name: string }): readonly QueryFigures[] =>
    rows.find((row) => row.name === name)!.queries;
  const clean = of(TYPO_WAYS.clean);
  const plain = of(TYPO_WAYS.cleanUncorrected);
  const changed = clean.filter(({ query, searched }) => query !== searched).length;
  return [
    `A typo costs ${losses(clean, of(TYPO_WAYS.misspelt))} of NDCG@10 with correction,`,
    `${losses(clean, of(TYPO_WAYS.misspeltUncorrected))} without.`,
    `Correction costs clean queries ${losses(plain, clean)}; it changed ${changed} of ${clean.length}.`,
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
