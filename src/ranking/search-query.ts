import type { Embedding } from '../domain/products/embedding.js';
import type { ProductFilter } from '../domain/products/product-filter.js';
import type { Correction, Relaxation } from '../domain/query-interpretation.js';
import type { RerankMode } from '../domain/rerank-mode.js';
import type { SearchSort } from '../domain/search-sort.js';
import type { PairScores } from '../inference/pair-scores.js';
import type { Rung } from '../stores/product-index.js';
import type { ViewerQuery } from './viewer-query.js';

/** A search in the shop's words, and what the query hydrators add to it. */
export interface SearchQuery extends ViewerQuery {
  /** As typed; empty browses. */
  readonly text: string;
  readonly filter: ProductFilter;
  readonly sort: SearchSort;
  /** Most candidates to rank. */
  readonly window: number;
  readonly verbatim: boolean;
  readonly rerank: RerankMode;
  readonly personalise: boolean;
  /** The request's own; absent where no cross-encoder is installed. */
  readonly pairScores?: PairScores;
  /** Set when this run continues an earlier answer: its findings hold, and its products are left out. */
  readonly continues?: { readonly notes: SearchNotes; readonly exclude: readonly string[] };

  readonly found?: Partial<SearchNotes>;
  /** By the spelling hydrator: the text to search, and what was changed. */
  readonly spelling?: { readonly searched: string; readonly corrections: readonly Correction[] };
  /** By the query-embedding hydrator. */
  readonly embedding?: Embedding;
}

/** What a search finds out about its query on the way. */
export interface SearchNotes {
  readonly searched: string;
  readonly corrections: readonly Correction[];
  readonly relaxations: readonly Relaxation[];
  readonly rung: Rung;
  /** The filter that was searched: the query's, or less where one was dropped. */
  readonly filter: ProductFilter;
  /** What the words match, and what only means something like them. */
  readonly totalCount: number;
  /** The products among the first candidates that have none of the words and mean something like them. */
  readonly meant: readonly string[];
  /** The last model that moved the order, and of how many candidates it judged; null where none did. */
  readonly model: {
    readonly name: string;
    readonly version: string;
    readonly device: 'CPU' | 'CUDA' | 'WEBGPU';
    readonly reranked: number;
  } | null;
}
