import type { QueryFigures } from './query-figures.js';
import type { SearchReport } from './search-report.js';

/** One query as it was answered before and after. */
export interface PairedQuery {
  readonly before: QueryFigures;
  readonly after: QueryFigures;
}

/** The rows that both reports have, over the queries that both asked. */
export function pairedRows(
  before: SearchReport,
  after: SearchReport,
): { readonly name: string; readonly pairs: readonly PairedQuery[] }[] {
  return after.rows.flatMap(({ name, queries }) => {
    const earlier = before.rows.find((row) => row.name === name)?.queries ?? [];
    const byQuery = new Map(earlier.map((figures) => [figures.query, figures]));
    const pairs = queries.flatMap((figures): PairedQuery[] => {
      const old = byQuery.get(figures.query);
      return old ? [{ before: old, after: figures }] : [];
    });
    return pairs.length > 0 ? [{ name, pairs }] : [];
  });
}
