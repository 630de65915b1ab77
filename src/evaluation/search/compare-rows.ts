import { comparePairs } from './compare-pairs.js';
import type { RowComparison } from './row-comparison.js';
import type { SearchReport } from './search-report.js';

/** Every row of a report against its first. The rows answer the same questions in the same order. */
export const compareRows = ({ rows: [first, ...others] }: SearchReport, seed: number): RowComparison[] =>
  others.map(({ name, queries }) =>
    comparePairs(
      { before: first!.name, after: name },
      queries.map((after, i) => ({ before: first!.queries[i]!, after })),
      seed,
    ),
  );
