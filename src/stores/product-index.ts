import type { Embedding } from '../domain/products/embedding.js';
import type { Product } from '../domain/products/product.js';
import type { ProductFilter } from '../domain/products/product-filter.js';
import type { Correction } from '../domain/query-interpretation.js';
import type { RelevanceRules } from '../domain/relevance/relevance-rules.js';
import type { SearchSort } from '../domain/search-sort.js';

/**
 * What an index of products promises, whichever engine keeps it. test/contract/product-index.contract.ts
 * states every promise once; each backend runs it.
 *
 * Terminology
 * - rung: how many of the query's words a product must have. The index takes the first rung of
 *   ALL → MOST (75 %) → ANY that yields `enough` products; ranking within a rung always uses all words, and
 *   what has all of them, then what has most, comes first. A text that looks like one code stays on ALL.
 * - code: an identifier or part number with everything but letters and digits removed, lower case.
 *   'XK-4471', 'xk 4471' and 'xk4471' are one code.
 *
 * Every method rejects with VitrineError UNAVAILABLE when the engine cannot answer, and with the signal's
 * reason when it is aborted.
 */
export interface ProductIndex {
  readonly engine: SearchEngine;

  /**
   * Replaces misspelt words by the catalogue's own. Words the index knows, numbers, codes and tokens of
   * fewer than three letters stay as typed, one of three letters where no known word stands beside it, and the last
   * word where it is rather half typed than misspelt. With nothing to correct, `searched` is the text itself.
   */
  correct(text: string, signal?: AbortSignal): Promise<Spelling>;

  /** The best `limit` products for a text, or for none (browsing). Never more than asked, never one twice. */
  search(request: IndexSearch, signal?: AbortSignal): Promise<IndexMatches>;

  /** Counts over a match set, each facet without its own pick; values by count, then by name. */
  facets(request: FacetRequest, signal?: AbortSignal): Promise<FacetCounts[]>;

  /**
   * Fields of the given products in pieces, those that match the text marked; only fields with a match. The pieces
   * join to the field's text; of a long one to the part around the first match, with … where something is left out.
   */
  highlight(
    text: string,
    productIds: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, Highlight[]>>;

  /** Completions for a half-typed text; tolerates one typo where the exact prefix finds nothing. */
  suggest(prefix: string, first: number, signal?: AbortSignal): Promise<IndexSuggestions>;

  /**
   * Products nearest to an embedding, best first, scored by the cosine; only those whose own embedding lies in the
   * same space. Among given `filter.productIds` the cosines are exact.
   */
  nearest(request: VectorSearch, signal?: AbortSignal): Promise<ScoredProduct[]>;

  /** Products whose words and categories are most like the given ones', without them, best first. */
  similar(
    productIds: readonly string[],
    limit: number,
    filter: ProductFilter,
    signal?: AbortSignal,
  ): Promise<ScoredProduct[]>;

  /**
   * Applies changes in any order and any number of times: the highest revision of a product wins, and of one revision
   * the latest. Resolves to those that the engine will never take, however often they are tried; all others are in.
   */
  apply(changes: readonly IndexChange[]): Promise<readonly RefusedChange[]>;

  /** Sets what the shop's people decided about matching; the next search follows it. */
  setRelevance(rules: RelevanceRules): Promise<void>;

  /** Sets the numbers behind the POPULARITY sort; products not named have 0. */
  setPopularity(popularity: ReadonlyMap<string, number>): Promise<void>;

  /** Sets what shoppers searched, most frequent first, as completions beside titles and categories. */
  setPopularQueries(queries: readonly PopularQuery[]): Promise<void>;

  /** What is in it; of the vectors, where a space is given, those that lie in it. */
  stats(space?: string): Promise<IndexStats>;
  close(): Promise<void>;
}

export type SearchEngine = 'EMBEDDED' | 'ELASTICSEARCH';

export interface Spelling {
  readonly searched: string;
  readonly corrections: readonly Correction[];
}

export type Rung = 'ALL' | 'MOST' | 'ANY';

export interface IndexSearch {
  /** Already corrected; empty browses the whole catalogue. */
  readonly text: string;
  readonly filter: ProductFilter;
  readonly sort: SearchSort;
  /** Most products to return; 1 to 1,000. */
  readonly limit: number;
  /** Take the next rung when one has fewer products than this. */
  readonly enough: number;
  /** Fixes the rung: to continue an earlier answer, or ALL to search verbatim. */
  readonly rung?: Rung;
  /** Products already shown; left out of the matches, still counted in the total. */
  readonly exclude?: readonly string[];
}

export interface IndexMatches {
  readonly matches: readonly IndexMatch[];
  /** All products of the rung that pass the filter. */
  readonly totalCount: number;
  readonly rung: Rung;
}

export interface IndexMatch {
  readonly productId: string;
  /** How well the words fit, whatever rung or code put the product where it stands; comparable within one answer only. */
  readonly score: number;
  /** The query's words that the product has, as typed. */
  readonly matchedTerms: readonly string[];
  /** True where the query, or a part of it, is one of the product's codes. */
  readonly exact: boolean;
}

export interface ScoredProduct {
  readonly productId: string;
  readonly score: number;
}

export interface FacetRequest {
  readonly text: string;
  readonly rung: Rung;
  /** Products that are counted too, though the text does not match them. */
  readonly beside?: readonly string[];
  readonly filter: ProductFilter;
  /** 'brand', 'category' or attribute names; absent: brand, category and the commonest attributes. */
  readonly names?: readonly string[];
  /** Most values of a facet, picked ones beyond; 1 to 100. */
  readonly first: number;
}

export interface FacetCounts {
  readonly name: string;
  readonly values: readonly { readonly value: string; readonly count: number; readonly selected: boolean }[];
}

export interface HighlightFragment {
  readonly text: string;
  readonly matched: boolean;
}

export interface Highlight {
  readonly field: string;
  readonly fragments: readonly HighlightFragment[];
}

export interface IndexSuggestions {
  readonly queries: readonly { readonly text: string; readonly highlights: readonly HighlightFragment[] }[];
  readonly productIds: readonly string[];
  readonly categories: readonly { readonly path: readonly string[]; readonly count: number }[];
}

export interface VectorSearch {
  readonly embedding: Embedding;
  readonly limit: number;
  readonly filter: ProductFilter;
}

export type IndexChange =
  | {
      readonly kind: 'upsert';
      readonly product: Product;
      readonly embedding?: Embedding;
      /**
       * Grows with the product's version and with every embedding that comes to it, so that of the same version the
       * one with the later embedding is the newer; absent: the version.
       */
      readonly revision?: number;
    }
  | { readonly kind: 'delete'; readonly productId: string; readonly version: number };

export interface RefusedChange {
  readonly productId: string;
  readonly version: number;
  /** The engine's own words. */
  readonly reason: string;
}

export interface PopularQuery {
  readonly text: string;
  /** How many shoppers searched it. */
  readonly shoppers: number;
}

export interface IndexStats {
  readonly products: number;
  readonly vectors: number;
}
