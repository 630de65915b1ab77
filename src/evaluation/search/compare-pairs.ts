import { pairedBootstrap } from '../paired-bootstrap.js';
import type { ComparedQuery, RowComparison } from './row-comparison.js';

/** Far below any change of a ranking, far above what the order of an addition makes. */
const EQUAL = 1e-9;

/** What the pairs of a query's two answers say together. There must be one. */
export function comparePairs<Pair extends ComparedQuery>(
  names: { readonly before: string; readonly after: string },
  pairs: readonly Pair[],
  seed: number,
): RowComparison<Pair> {
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

const gainOf = ({ before, after }: ComparedQuery): number => after.ndcg - before.ndcg;
