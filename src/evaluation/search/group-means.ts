import { mean } from 'simple-statistics';
import type { SearchReport } from './search-report.js';

/** The queries of one group: mean NDCG@10 in the order of the report's rows. */
export interface GroupMeans {
  readonly group: string;
  readonly queries: number;
  readonly ndcgs: readonly number[];
}

/** The groups of a report in the order of their first query; none where its set has no groups. */
export function groupMeans({ rows }: SearchReport): GroupMeans[] {
  const groups = new Set(rows[0]!.queries.flatMap(({ group }) => group ?? []));
  return [...groups].map((group) => {
    const members = rows.map(({ queries }) => queries.filter((query) => query.group === group));
    return {
      group,
      queries: members[0]!.length,
      ndcgs: members.map((queries) => mean(queries.map(({ ndcg }) => ndcg))),
    };
  });
}
