import type { SearchReport } from '../search-report.js';
import { queryKey } from './query-key.js';
import type { ReleasedFigures } from './released-figures.js';
import { roundedNdcg } from './rounded-ndcg.js';

/** What is filed of a report, to measure later ones by. */
export const releaseFigures = ({ data, rows }: SearchReport): ReleasedFigures => ({
  data,
  rows: Object.fromEntries(
    rows.map(({ name, queries }) => [
      name,
      Object.fromEntries(queries.map(({ query, ndcg }) => [queryKey(data, query), roundedNdcg(ndcg)])),
    ]),
  ),
});
