import { pairedRows, type PairedQuery } from './paired-rows.js';
import type { SearchReport } from './search-report.js';

/** Enough to look at with one's own eyes. */
const SHOWN = 10;

/** The queries that lost most NDCG@10 since an earlier report, the worst first. */
export const largestLosses = (
  before: SearchReport,
  after: SearchReport,
): (PairedQuery & { readonly row: string })[] =>
  pairedRows(before, after)
    .flatMap(({ name: row, pairs }) => pairs.map((pair) => ({ row, ...pair })))
    .filter((pair) => lossOf(pair) > 0)
    .sort((a, b) => lossOf(b) - lossOf(a))
    .slice(0, SHOWN);

const lossOf = ({ before, after }: PairedQuery): number => before.ndcg - after.ndcg;
