import type { estypes } from '@elastic/elasticsearch';
import { editDistance } from '../../domain/text/edit-distance.js';
import { normaliseCode } from '../../domain/text/normalise-code.js';
import { bestCompletions } from '../completion/best-completions.js';
import { completeCategories } from '../completion/complete-categories.js';
import { completePhrases } from '../completion/complete-phrases.js';
import { readHalfTyped, type HalfTyped } from '../completion/half-typed.js';
import { isTelling } from '../completion/is-telling.js';
import type { PopularQueries } from '../completion/popular-queries.js';
import { markPrefixes } from '../highlighting/mark-prefixes.js';
import type { IndexSuggestions } from '../product-index.js';
import {
  buildCompletedCodes,
  buildCompletedProducts,
  buildCompletedWords,
  buildNearBeginnings,
  type CompletionSource,
} from './build-suggest.js';
import type { CategoryTree } from './category-tree.js';
import type { ElasticClient } from './elastic-client.js';
import { readProductId } from './read-matches.js';
import type { TextAnalyser } from './text-analyser.js';

/** A shorter beginning has a neighbour for every word there is. */
const MIN_REPAIRED = 4;

export interface ElasticCompletionParts {
  readonly client: ElasticClient;
  readonly alias: string;
  readonly analyser: TextAnalyser;
  readonly categories: CategoryTree;
  readonly popularQueries: PopularQueries;
}

/** Completes what somebody is typing, from past queries, titles, codes and categories; usually in one round trip. */
export class ElasticCompletions {
  constructor(private readonly parts: ElasticCompletionParts) {}

  async suggest(text: string, first: number, signal?: AbortSignal): Promise<IndexSuggestions> {
    const typed = readHalfTyped(text);
    const found = await this.#complete(typed, text, first, signal);
    const nothing = found.queries.length + found.productIds.length + found.categories.length === 0;
    const meant = nothing ? await this.#repair(typed, signal) : undefined;
    return meant ? this.#complete(meant, meant.lead + meant.partial, first, signal) : found;
  }

  async #complete(
    typed: HalfTyped,
    text: string,
    first: number,
    signal?: AbortSignal,
  ): Promise<IndexSuggestions> {
    const { earlier, partial } = typed;
    const marks = [...earlier, partial].filter((word) => word !== '');
    const popular = this.parts.popularQueries.complete(text, first);
    if (marks.length === 0)
      return {
        queries: popular.map((query) => ({ text: query, highlights: markPrefixes(query, []) })),
        productIds: [],
        categories: [],
      };
    const [found, categories] = await Promise.all([
      this.#lookUp(typed, text, first, signal),
      this.parts.categories.categories(),
    ]);
    const phrases = completePhrases(typed, {
      whole: found.whole,
      words: earlier.length === 0 ? found.words : [],
      titles: found.products.map(({ words }) => words),
    });
    const best = bestCompletions(found.products, marks[0]!).map(({ id }) => id);
    return {
      queries: [...new Set([...popular, ...phrases])]
        .slice(0, first)
        .map((query) => ({ text: query, highlights: markPrefixes(query, marks) })),
      productIds: [...new Set([...found.codes, ...best])].slice(0, first),
      categories: completeCategories(categories, earlier, partial, first),
    };
  }

  async #lookUp(typed: HalfTyped, text: string, first: number, signal?: AbortSignal) {
    const { partial } = typed;
    const [products, codes, words] = await this.#search(
      [
        buildCompletedProducts(typed),
        buildCompletedCodes(normaliseCode(text), first),
        ...(partial === '' ? [] : [buildCompletedWords(partial)]),
      ],
      signal,
    );
    return {
      products: products!.hits.hits.map(({ _source }) => toCompleted(_source as CompletionSource)),
      codes: codes!.hits.hits.map(readProductId),
      ...readWords(words),
    };
  }

  /** What was probably meant where nothing begins so: whole words corrected, the half one with one edit. */
  async #repair({ lead, earlier, partial }: HalfTyped, signal?: AbortSignal): Promise<HalfTyped | undefined> {
    const { searched: meantLead } = (await this.parts.analyser.analyse(lead, signal)).spelling;
    const meantPartial = (await this.#nearest(partial, signal)) ?? partial;
    if (meantPartial === partial && meantLead === lead) return undefined;
    const { earlier: words } = readHalfTyped(`${meantLead} `);
    return { lead: meantLead, earlier: words.length > 0 ? words : earlier, partial: meantPartial };
  }

  /** The beginning at most one edit away with which most products have a word. */
  async #nearest(partial: string, signal?: AbortSignal): Promise<string | undefined> {
    if (partial.length < MIN_REPAIRED) return undefined;
    const [near] = await this.#search([buildNearBeginnings(partial)], signal);
    const products = new Map<string, number>();
    for (const { _source } of near!.hits.hits)
      for (const beginning of nearBeginnings(toCompleted(_source as CompletionSource).words, partial))
        products.set(beginning, (products.get(beginning) ?? 0) + 1);
    return [...products].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
  }

  async #search(searches: estypes.SearchRequest[], signal?: AbortSignal): Promise<estypes.SearchResponse[]> {
    return this.parts.client.searches(this.parts.alias, searches, signal);
  }
}

const toCompleted = ({ heading_words: words, ...source }: CompletionSource) => ({ ...source, words });

function readWords(response: estypes.SearchResponse | undefined): { words: string[]; whole: boolean } {
  if (!response) return { words: [], whole: false };
  const { words, whole } = response.aggregations as unknown as {
    readonly words: { readonly buckets: readonly { readonly key: string }[] };
    readonly whole: { readonly doc_count: number };
  };
  return { words: words.buckets.map(({ key }) => key).filter(isTelling), whole: whole.doc_count > 0 };
}

/** Beginnings of the words, as long as the typed one or a letter off, within one edit of it. */
function nearBeginnings(words: readonly string[], partial: string): Set<string> {
  const lengths = [partial.length, partial.length - 1, partial.length + 1];
  const beginnings = words.flatMap((word) => lengths.map((length) => word.slice(0, length)));
  return new Set(beginnings.filter((beginning) => editDistance(beginning, partial, 1) <= 1));
}
