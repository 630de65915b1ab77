import type { ProductCatalog } from '../stores/product-catalog.js';
import type { ResultLists } from '../stores/result-lists.js';
import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { Pipeline } from './pipeline.js';
import { RankedAnswers } from './ranked-answers.js';
import { orderingScorer } from './recommend-order.js';
import type { RecommendNotes, RecommendQuery } from './recommend-query.js';

export type RecommendAnswers = RankedAnswers<RecommendQuery, RecommendNotes>;

/** The recommend pipeline, answered page by page. */
export const recommendAnswers = (
  pipeline: Pipeline<RecommendQuery, RecommendNotes>,
  catalog: ProductCatalog,
  resultLists: ResultLists,
  metrics: Metrics,
  logger: Logger,
): RecommendAnswers =>
  new RankedAnswers(
    {
      pipeline,
      shownScore: orderingScorer,
      completeNotes: ({ window }, found) => ({ fallback: true, model: null, ...found, window }),
      // Each source hands on as many as the window holds: where all of them together found fewer, none has more.
      isComplete: (_query, { window }, _entries, found) => found < window,
      continueQuery: (query, _notes, exclude) => ({ ...query, continues: { exclude } }),
    },
    catalog,
    resultLists,
    metrics,
    logger,
  );
