import { comparePairs } from './compare-pairs.js';
import type { RowComparison } from './row-comparison.js';
import type { SearchReport } from './search-report.js';

/** Every row of a report against the one that it is measured against. Both answer the same questions in the same order. */
export const compareRows = ({ rows }: SearchReport, seed: number): RowComparison[] =>
  rows.flatMap(({ name, against, queries }) => {
    const base = rows.find((row) => row.name === against);
    if (!base) return [];
    const pairs = queries.map((after, i) => ({ before: base.queries[i]!, after }));
    return [comparePairs({ before: base.name, after: name }, pairs, seed)];
  });
