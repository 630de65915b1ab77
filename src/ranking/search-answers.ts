import type { ProductCatalog } from '../stores/product-catalog.js';
import type { ResultLists } from '../stores/result-lists.js';
import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { Pipeline } from './pipeline.js';
import { RankedAnswers } from './ranked-answers.js';
import type { SearchNotes, SearchQuery } from './search-query.js';

export type SearchAnswers = RankedAnswers<SearchQuery, SearchNotes>;

/** The search pipeline, answered page by page. */
export const searchAnswers = (
  pipeline: Pipeline<SearchQuery, SearchNotes>,
  catalog: ProductCatalog,
  resultLists: ResultLists,
  metrics: Metrics,
  logger: Logger,
): SearchAnswers =>
  new RankedAnswers(
    {
      pipeline,
      shownScore: 'final-score',
      completeNotes: (query, found) => ({
        searched: query.text,
        corrections: [],
        relaxations: [],
        rung: 'ALL',
        filter: query.filter,
        totalCount: 0,
        model: null,
        ...found,
      }),
      // The total is that of the first page: products that came since must not end the answer early.
      isComplete: ({ window, continues }, { totalCount }, entries, found) =>
        found < window || (!continues && entries >= totalCount),
      continueQuery: (query, notes, exclude) => ({ ...query, continues: { notes, exclude } }),
    },
    catalog,
    resultLists,
    metrics,
    logger,
  );
