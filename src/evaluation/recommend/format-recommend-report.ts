import { formatTable } from './format-table.js';
import type { RecommendReport } from './recommend-report.js';

/** A report as text: the tables, then what to know about them. */
export const formatRecommendReport = ({ data, remarks, tables }: RecommendReport): string =>
  [
    `${data}: each customer's next order, full ranking of all products.`,
    ...tables.map(formatTable),
    [
      'Cold: at most two things bought before. Novelty in bits, and popularity rank, of the first ten.',
      ...remarks,
    ].join('\n'),
  ].join('\n\n');
