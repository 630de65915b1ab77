import { formatColumns } from '../format-columns.js';
import { formatInterval } from '../format-interval.js';
import type { PairedQuery } from './paired-rows.js';
import type { RowComparison } from './row-comparison.js';

/** Enough to look at with one's own eyes. */
const SHOWN = 5;

/** Who won how often, and the queries that moved most, with what was searched. */
export function formatRowComparisons(comparisons: readonly RowComparison[]): string {
  const cells = comparisons.map((comparison) => [
    titleOf(comparison),
    formatInterval(comparison.ndcg),
    ...[comparison.won, comparison.lost, comparison.tied].map(String),
  ]);
  const table = formatColumns([['', 'NDCG@10 [95 %]', 'won', 'lost', 'tied'], ...cells]);
  const lists = comparisons.flatMap((comparison) => [
    formatPairs('wins', comparison.wins, comparison),
    formatPairs('losses', comparison.losses, comparison),
  ]);
  return [table, ...lists.filter((list) => list !== '')].join('\n\n');
}

const titleOf = ({ before, after }: RowComparison): string => `${after} over ${before}`;

function formatPairs(what: string, pairs: readonly PairedQuery[], comparison: RowComparison): string {
  if (pairs.length === 0) return '';
  const { before, after } = comparison;
  const cells = pairs
    .slice(0, SHOWN)
    .map((pair) => [
      pair.after.query,
      pair.before.ndcg.toFixed(3),
      pair.after.ndcg.toFixed(3),
      searched(pair.before),
      searched(pair.after),
    ]);
  const header = ['', before, after, `searched by ${before}`, `searched by ${after}`];
  return `largest ${what} of ${titleOf(comparison)}\n${formatColumns([header, ...cells])}`;
}

const searched = ({ rung, searched: text }: PairedQuery['after']): string => `${rung} ${text}`;
