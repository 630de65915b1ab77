import type { BenchTable } from './benchmark.js';

/** In place of figures where there is no cluster to measure. */
export const NEEDS_ELASTICSEARCH: BenchTable = {
  header: ['skipped'],
  rows: [['ELASTICSEARCH_URL is not set']],
};
