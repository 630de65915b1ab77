import type { TextEncoder } from '../inference/text-encoder.js';
import type { AnswerLog } from '../stores/answer-log.js';
import type { EventLog } from '../stores/event-log.js';
import type { ProductCatalog } from '../stores/product-catalog.js';
import type { ProductIndex } from '../stores/product-index.js';
import type { SearchLog } from '../stores/search-log.js';
import type { ShopStatistics } from '../stores/shop-statistics.js';
import { productFacts } from './candidate-hydrators/product-facts.candidate-hydrator.js';
import { wordMatches } from './candidate-hydrators/word-matches.candidate-hydrator.js';
import { answerLog } from './effects/answer-log.effect.js';
import { searchLog } from './effects/search-log.effect.js';
import { unavailable } from './filters/unavailable.filter.js';
import { unwanted } from './filters/unwanted.filter.js';
import { reciprocalRank } from './mergers/reciprocal-rank.merger.js';
import { ordersByRelevance } from './orders-by-relevance.js';
import type { Pipeline } from './pipeline.js';
import { queryEmbedding } from './query-hydrators/query-embedding.query-hydrator.js';
import { spelling } from './query-hydrators/spelling.query-hydrator.js';
import { viewerHistory } from './query-hydrators/viewer-history.query-hydrator.js';
import { crossEncoder, RERANK_DEPTH } from './scorers/cross-encoder.scorer.js';
import { finalScore } from './scorers/final-score.scorer.js';
import { recentDemand } from './scorers/recent-demand.scorer.js';
import { semantic } from './scorers/semantic.scorer.js';
import { taste } from './scorers/taste.scorer.js';
import type { SearchNotes, SearchQuery } from './search-query.js';
import { SEARCH_TRAITS } from './search-traits.js';
import { topScores } from './selectors/top-scores.selector.js';
import { keyword } from './sources/keyword.source.js';
import { vector } from './sources/vector.source.js';

export interface SearchPipelineParts {
  readonly index: ProductIndex;
  readonly catalog: ProductCatalog;
  readonly events: Pick<EventLog, 'recent' | 'purchases'>;
  readonly statistics: Pick<ShopStatistics, 'popularity'>;
  readonly searchLog: Pick<SearchLog, 'append'>;
  readonly answerLog: Pick<AnswerLog, 'append'>;
  /** Absent where none is installed: a real configuration, lexical. */
  readonly textEncoder?: TextEncoder;
  /** Candidates that the cross-encoder reads at most. */
  readonly rerankDepth?: number;
}

/** How a search is answered. */
export const searchPipeline = ({
  index,
  catalog,
  events,
  statistics,
  textEncoder,
  ...parts
}: SearchPipelineParts): Pipeline<SearchQuery, SearchNotes> => ({
  name: 'search',
  queryHydrators: [
    [spelling(index, textEncoder), viewerHistory(events, catalog, isPersonal)],
    // Reads the corrected text.
    [queryEmbedding(textEncoder)],
  ],
  sources: [keyword(index), vector(index, textEncoder)],
  merger: reciprocalRank(),
  candidateHydrators: [wordMatches(index), productFacts(catalog)],
  filters: [unavailable(), unwanted()],
  filterHydrators: [],
  scorers: [
    semantic(index, textEncoder),
    recentDemand(statistics, hasMeaning),
    taste(),
    crossEncoder(parts.rerankDepth ?? RERANK_DEPTH),
    finalScore(),
  ],
  selector: topScores('final-score'),
  effects: [searchLog(parts.searchLog), answerLog(parts.answerLog, SEARCH_TRAITS)],
});

/** Without vectors the order of the words stands, tier by tier: nothing else is blended in. */
const hasMeaning = ({ embedding }: SearchQuery): boolean => embedding !== undefined;
const isPersonal = (query: SearchQuery): boolean => query.personalise && ordersByRelevance(query);
