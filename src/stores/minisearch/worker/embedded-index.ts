import type { Product } from '../../../domain/products/product.js';
import type { ProductFilter } from '../../../domain/products/product-filter.js';
import { plainTest } from '../../../domain/products/product-matches-filter.js';
import { DEFAULT_RELEVANCE_RULES, type RelevanceRules } from '../../../domain/relevance/relevance-rules.js';
import { Synonyms } from '../../../domain/text/synonyms.js';
import { rungsFor } from '../../rungs-for.js';
import { PopularQueries } from '../../completion/popular-queries.js';
import { highlightProduct } from '../../highlighting/highlight-product.js';
import type {
  FacetCounts,
  FacetRequest,
  Highlight,
  IndexChange,
  IndexMatch,
  IndexMatches,
  IndexSearch,
  IndexStats,
  IndexSuggestions,
  PopularQuery,
  RefusedChange,
  ScoredProduct,
  Spelling,
  VectorSearch,
} from '../../product-index.js';
import { queryTerms } from '../../query-terms.js';
import { CategoryTable } from './category-table.js';
import { Codes } from './codes.js';
import { Completions } from './completions.js';
import { countFacets } from './facet-counter.js';
import { FacetTable } from './facet-table.js';
import { Likeness } from './likeness.js';
import { Matcher, type Match, type MatchSet } from './matcher.js';
import { Orders } from './orders.js';
import { ProductTable } from './product-table.js';
import { SpellingCorrector } from './spelling.js';
import { Vectors } from './vectors.js';
import { Vocabulary } from './vocabulary.js';
import { WeightedText } from './weighted-text.js';

/** The index itself, as it runs in the worker: MiniSearch for words, small structures beside it for the rest. */
export class EmbeddedIndex {
  readonly #products = new ProductTable();
  readonly #fullText = new WeightedText(this.#products, DEFAULT_RELEVANCE_RULES.weights);
  readonly #codes = new Codes();
  readonly #vocabulary = new Vocabulary();
  readonly #facets = new FacetTable();
  readonly #categories = new CategoryTable();
  readonly #vectors = new Vectors();
  readonly #popularQueries = new PopularQueries();
  readonly #orders = new Orders(this.#products);
  #weights = DEFAULT_RELEVANCE_RULES.weights;
  #synonyms = new Synonyms(DEFAULT_RELEVANCE_RULES.synonyms);
  readonly #spelling = new SpellingCorrector(this.#vocabulary);
  readonly #matcher = new Matcher(this.#fullText, this.#codes, this.#vocabulary);
  readonly #likeness = new Likeness(this.#products, this.#vocabulary);
  readonly #completions = new Completions({
    products: this.#products,
    vocabulary: this.#vocabulary,
    codes: this.#codes,
    categories: this.#categories,
    orders: this.#orders,
    popularQueries: this.#popularQueries,
    spelling: this.#spelling,
  });

  correct(text: string): Spelling {
    return this.#codes.has(text) ? { searched: text, corrections: [] } : this.#spelling.correct(text);
  }

  search(request: IndexSearch): IndexMatches {
    return isBlank(request.text) ? this.#browse(request) : this.#find(request);
  }

  facets({ text, rung, beside = [], ...request }: FacetRequest): FacetCounts[] {
    const ordinals = isBlank(text)
      ? this.#products.ordinals()
      : new Set([
          ...this.#matcher.match(text, rung).matches.map(({ ordinal }) => ordinal),
          ...this.#known(beside),
        ]);
    return countFacets(this.#products, this.#facets, ordinals, request);
  }

  highlight(text: string, productIds: readonly string[]): Map<string, Highlight[]> {
    const query = queryTerms(text, this.#vocabulary, this.#synonyms);
    return new Map(
      this.#known(productIds).map((ordinal) => {
        const product = this.#products.at(ordinal);
        return [product.id, highlightProduct(product, text, query, this.#weights)];
      }),
    );
  }

  suggest(prefix: string, first: number): IndexSuggestions {
    return this.#completions.suggest(prefix, first);
  }

  nearest({ embedding, limit, filter }: VectorSearch): ScoredProduct[] {
    const among = filter.productIds && new Set(this.#known(filter.productIds));
    return this.#best(this.#vectors.nearest(embedding, this.#test(filter), limit, among), limit);
  }

  similar(productIds: readonly string[], limit: number, filter: ProductFilter): ScoredProduct[] {
    const passes = this.#test(filter);
    const alike = this.#likeness.like(this.#known(productIds));
    return this.#best(
      alike.filter(({ ordinal }) => passes(ordinal)),
      limit,
    );
  }

  apply(changes: readonly IndexChange[]): readonly RefusedChange[] {
    for (const change of changes)
      if (change.kind === 'upsert') this.#upsert(change);
      else this.#delete(change.productId, change.version);
    return [];
  }

  async setRelevance({ weights, synonyms }: RelevanceRules): Promise<void> {
    this.#weights = weights;
    this.#synonyms = new Synonyms(synonyms);
    this.#matcher.setSynonyms(this.#synonyms);
    this.#spelling.setSynonyms(this.#synonyms);
    await this.#fullText.setWeights(weights);
    this.#matcher.forget();
  }

  setPopularity(popularity: ReadonlyMap<string, number>): void {
    this.#orders.setPopularity(popularity);
  }

  setPopularQueries(queries: readonly PopularQuery[]): void {
    this.#popularQueries.set(queries);
  }

  stats(space?: string): IndexStats {
    return { products: this.#products.size, vectors: this.#vectors.count(space) };
  }

  #upsert({ product, embedding, revision = product.version }: IndexChange & { kind: 'upsert' }): void {
    if (!this.#products.isNews(product.id, revision)) return;
    const known = this.#products.ordinalOf(product.id);
    const hasWords = known !== undefined && this.#products.at(known).version === product.version;
    const ordinal = this.#products.put(product, revision);
    // A vector comes to a product that is there already: its words are not cut again, nor forgotten what matches them.
    if (!hasWords) this.#putWords(ordinal, product);
    if (embedding) this.#vectors.put(ordinal, embedding);
    else this.#vectors.delete(ordinal);
  }

  #putWords(ordinal: number, product: Product): void {
    for (const part of [this.#fullText, this.#codes, this.#vocabulary, this.#facets, this.#categories])
      part.put(ordinal, product);
    this.#orders.touch(ordinal);
    this.#matcher.forget();
  }

  #delete(productId: string, version: number): void {
    if (!this.#products.isNews(productId, version)) return;
    const ordinal = this.#products.ordinalOf(productId);
    this.#products.delete(productId, version);
    if (ordinal === undefined) return;
    for (const part of [this.#fullText, this.#codes, this.#vocabulary, this.#facets, this.#categories])
      part.delete(ordinal);
    this.#vectors.delete(ordinal);
    this.#orders.touch(ordinal);
    this.#matcher.forget();
  }

  #browse({ filter, sort, limit, exclude = [] }: IndexSearch): IndexMatches {
    const passes = this.#test(filter);
    const shown = new Set(exclude);
    const matches: IndexMatch[] = [];
    let totalCount = 0;
    for (const ordinal of this.#orders.all(sort)) {
      if (!passes(ordinal)) continue;
      totalCount++;
      const { id: productId } = this.#products.at(ordinal);
      if (matches.length < limit && !shown.has(productId))
        matches.push({
          productId,
          score: this.#orders.popularityOf(ordinal),
          matchedTerms: [],
          exact: false,
        });
    }
    return { matches, totalCount, rung: 'ALL' };
  }

  #find({ text, filter, sort, limit, enough, rung: fixed, exclude = [] }: IndexSearch): IndexMatches {
    const passes = this.#test(filter);
    const rungs = fixed ? [fixed] : rungsFor(text);
    let rung = rungs[0]!;
    let matches: Match[] = [];
    let set = NOTHING;
    for (rung of rungs) {
      set = this.#matcher.match(text, rung);
      matches = set.matches.filter(({ ordinal }) => passes(ordinal));
      // The product whose code was typed is enough.
      if (set.loosest || matches.length >= enough || (set.isCode && matches.length > 0)) break;
    }
    const compare = this.#orders.compare(sort);
    // By relevance they stand already; under another sort relevance breaks ties.
    const ordered = sort === 'RELEVANCE' ? matches : matches.sort((a, b) => compare(a.ordinal, b.ordinal));
    const shown = new Set(exclude);
    const wanted: IndexMatch[] = [];
    for (const match of ordered) {
      if (wanted.length === limit) break;
      const { id } = this.#products.at(match.ordinal);
      if (!shown.has(id)) wanted.push(toIndexMatch(id, match, set.typed));
    }
    return { matches: wanted, totalCount: matches.length, rung };
  }

  #test(filter: ProductFilter): (ordinal: number) => boolean {
    const plain = plainTest(filter);
    const picks = (filter.facets ?? []).map((pick) => this.#facets.test(pick));
    return (ordinal) => plain(this.#products.at(ordinal)) && picks.every((test) => test(ordinal));
  }

  #known(productIds: readonly string[]): number[] {
    return productIds.flatMap((id) => this.#products.ordinalOf(id) ?? []);
  }

  #best(scored: { ordinal: number; score: number }[], limit: number): ScoredProduct[] {
    const id = (ordinal: number): string => this.#products.at(ordinal).id;
    return scored
      .sort((a, b) => b.score - a.score || (id(a.ordinal) < id(b.ordinal) ? -1 : 1))
      .slice(0, limit)
      .map(({ ordinal, score }) => ({ productId: id(ordinal), score }));
  }
}

const isBlank = (text: string): boolean => text.trim() === '';

const NOTHING: MatchSet = { matches: [], typed: new Map(), loosest: true, isCode: false };

const toIndexMatch = (
  productId: string,
  { score, terms, exact }: Match,
  typed: ReadonlyMap<string, string>,
): IndexMatch => ({
  productId,
  score,
  matchedTerms: terms.map((term) => typed.get(term) ?? term),
  exact,
});
