import { pairedBootstrap } from '../paired-bootstrap.js';
import type { PairedQuery } from './paired-rows.js';
import type { RowComparison } from './row-comparison.js';

/** Far below any change of a ranking, far above what the order of an addition makes. */
const EQUAL = 1e-9;

/** What the pairs of a query's two answers say together. There must be one. */
export function comparePairs(
  names: Pick<RowComparison, 'before' | 'after'>,
  pairs: readonly PairedQuery[],
  seed: number,
): RowComparison {
  const wins = pairs.filter((pair) => gainOf(pair) > EQUAL).sort((a, b) => gainOf(b) - gainOf(a));
  const losses = pairs.filter((pair) => gainOf(pair) < -EQUAL).sort((a, b) => gainOf(a) - gainOf(b));
  return {
    ...names,
    ndcg: pairedBootstrap(
      pairs.map(({ after }) => after.ndcg),
      pairs.map(({ before }) => before.ndcg),
      seed,
    ),
    won: wins.length,
    lost: losses.length,
    tied: pairs.length - wins.length - losses.length,
    wins,
    losses,
  };
}

const gainOf = ({ before, after }: PairedQuery): number => after.ndcg - before.ndcg;
