import type { TextEncoder } from '../inference/text-encoder.js';
import type { ProductCatalog } from '../stores/product-catalog.js';
import type { ProductIndex } from '../stores/product-index.js';
import type { SearchLog } from '../stores/search-log.js';
import { productFacts } from './candidate-hydrators/product-facts.candidate-hydrator.js';
import { searchLog } from './effects/search-log.effect.js';
import { unavailable } from './filters/unavailable.filter.js';
import { reciprocalRank } from './mergers/reciprocal-rank.merger.js';
import type { Pipeline } from './pipeline.js';
import { queryEmbedding } from './query-hydrators/query-embedding.query-hydrator.js';
import { spelling } from './query-hydrators/spelling.query-hydrator.js';
import { crossEncoder } from './scorers/cross-encoder.scorer.js';
import { finalScore } from './scorers/final-score.scorer.js';
import { semantic } from './scorers/semantic.scorer.js';
import type { SearchNotes, SearchQuery } from './search-query.js';
import { topScores } from './selectors/top-scores.selector.js';
import { keyword } from './sources/keyword.source.js';
import { vector } from './sources/vector.source.js';

export interface SearchPipelineParts {
  readonly index: ProductIndex;
  readonly catalog: ProductCatalog;
  readonly searchLog: SearchLog;
  /** Absent where no model is installed: a real configuration, lexical. */
  readonly textEncoder?: TextEncoder;
}

/** How a search is answered. */
export const searchPipeline = (parts: SearchPipelineParts): Pipeline<SearchQuery, SearchNotes> => ({
  name: 'search',
  queryHydrators: [[spelling(parts.index)], [queryEmbedding(parts.textEncoder)]],
  sources: [keyword(parts.index), vector(parts.index)],
  merger: reciprocalRank(),
  candidateHydrators: [productFacts(parts.catalog)],
  filters: [unavailable()],
  scorers: [semantic(parts.index), crossEncoder(), finalScore()],
  selector: topScores('final-score'),
  effects: [searchLog(parts.searchLog)],
});
