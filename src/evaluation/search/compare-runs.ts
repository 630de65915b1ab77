import { comparePairs } from './compare-pairs.js';
import { pairedRows } from './paired-rows.js';
import type { RowComparison } from './row-comparison.js';
import type { SearchReport } from './search-report.js';

/** Every row that two reports have, now against then. */
export const compareRuns = (before: SearchReport, after: SearchReport, seed: number): RowComparison[] =>
  pairedRows(before, after).map(({ name, pairs }) =>
    comparePairs({ before: 'then', after: `${name} now` }, pairs, seed),
  );
