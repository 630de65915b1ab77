import type { Relaxation } from '../domain/query-interpretation.js';
import type { ProductCatalog } from '../stores/product-catalog.js';
import type { ResultLists } from '../stores/result-lists.js';
import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { Candidate } from './candidate.js';
import type { Pipeline } from './pipeline.js';
import { RankedAnswers } from './ranked-answers.js';
import { wordMatch } from './word-match.js';
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
      shownScore: () => 'final-score',
      completeNotes,
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

function completeNotes(
  { text, filter }: SearchQuery,
  found: Partial<SearchNotes>,
  selected: readonly Candidate[],
): SearchNotes {
  const meant = selected.filter((candidate) => !wordMatch(candidate)).map(({ productId }) => productId);
  const { totalCount = 0, relaxations = [], ...rest } = found;
  return {
    searched: text,
    corrections: [],
    rung: 'ALL',
    filter,
    model: null,
    ...rest,
    meant,
    totalCount: totalCount + meant.length,
    relaxations: totalCount === 0 && meant.length > 0 ? [...relaxations, MEANT_INSTEAD] : relaxations,
  };
}

const MEANT_INSTEAD: Relaxation = {
  kind: 'SEMANTIC',
  detail: 'No product has any of the words: these mean something like them.',
};
