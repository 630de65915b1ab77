import type { estypes } from '@elastic/elasticsearch';
import { BRAND_FACET, CATEGORY_FACET, type ProductFilter } from '../../domain/products/product-filter.js';
import { picksByFacet } from '../../domain/products/picks-by-facet.js';
import { DEFAULT_RELEVANCE_RULES, type RelevanceRules } from '../../domain/relevance/relevance-rules.js';
import { Synonyms } from '../../domain/text/synonyms.js';
import { commonestFacets } from '../commonest-facets.js';
import { PopularQueries } from '../completion/popular-queries.js';
import { highlightProduct } from '../highlighting/highlight-product.js';
import { listFacetValues } from '../list-facet-values.js';
import type {
  FacetCounts,
  FacetRequest,
  Highlight,
  IndexChange,
  IndexMatches,
  IndexSearch,
  IndexStats,
  IndexSuggestions,
  PopularQuery,
  ProductIndex,
  RefusedChange,
  Rung,
  ScoredProduct,
  Spelling,
  VectorSearch,
} from '../product-index.js';
import { queryTerms } from '../query-terms.js';
import { rungsFor } from '../rungs-for.js';
import { buildFacets, buildLabels } from './build-facets.js';
import { buildNearest, cosineOfScore } from './build-nearest.js';
import { buildSearch, buildTextQuery, wordsNeeded } from './build-search.js';
import { buildSimilar } from './build-similar.js';
import { BulkWriter } from './bulk-writer.js';
import { CategoryTree } from './category-tree.js';
import { documentId } from './document-id.js';
import type { ElasticClient } from './elastic-client.js';
import { ElasticCompletions } from './elastic-completions.js';
import { PopularityWriter } from './popularity-writer.js';
import type { ProductDocument } from './product-document.js';
import { readFacetCounts, readLabels } from './read-facets.js';
import { readMatches, readProductId } from './read-matches.js';
import { TextAnalyser } from './text-analyser.js';
import { LIVE } from './live.js';

/** The product index in Elasticsearch, behind an alias. Each method builds, sends and reads. */
export class ElasticIndex implements ProductIndex {
  readonly engine = 'ELASTICSEARCH';
  readonly #analyser: TextAnalyser;
  readonly #categories: CategoryTree;
  readonly #popularQueries = new PopularQueries();
  readonly #popularity: PopularityWriter;
  readonly #writer: BulkWriter;
  readonly #completions: ElasticCompletions;
  #weights = DEFAULT_RELEVANCE_RULES.weights;
  #synonyms = new Synonyms(DEFAULT_RELEVANCE_RULES.synonyms);

  constructor(
    private readonly client: ElasticClient,
    private readonly alias: string,
  ) {
    this.#analyser = new TextAnalyser(client, alias);
    this.#categories = new CategoryTree(client, alias);
    this.#popularity = new PopularityWriter(client, alias);
    this.#writer = new BulkWriter(client, this.#popularity.stepOf);
    this.#completions = new ElasticCompletions({
      client,
      alias,
      analyser: this.#analyser,
      categories: this.#categories,
      popularQueries: this.#popularQueries,
    });
  }

  async correct(text: string, signal?: AbortSignal): Promise<Spelling> {
    return (await this.#analyser.analyse(text, signal)).spelling;
  }

  async search(request: IndexSearch, signal?: AbortSignal): Promise<IndexMatches> {
    if (isBlank(request.text))
      return readMatches(await this.#search(buildSearch(request, undefined), signal), 'ALL', undefined);
    const analysis = await this.#analyser.analyse(request.text, signal);
    const terms = queryTerms(request.text, analysis, this.#synonyms);
    const build = (rung: Rung): estypes.SearchRequest =>
      buildSearch(request, buildTextQuery(request.text, terms, rung, this.#weights));
    const first = request.rung ?? 'ALL';
    const found = readMatches(await this.#search(build(first), signal), first, terms);
    const looser = rungsFor(request.text).slice(1);
    const enough =
      request.rung !== undefined ||
      looser.length === 0 ||
      terms.terms.length <= 1 ||
      found.totalCount >= request.enough ||
      // The product whose code was typed is enough.
      (analysis.isCode && found.totalCount > 0);
    if (enough) return found;
    // Sent together: both are needed about as often as one.
    const responses = await this.client.searches(this.alias, looser.map(build), signal);
    const [most, any] = responses.map((response, i) => readMatches(response, looser[i]!, terms));
    return most!.totalCount >= request.enough || wordsNeeded(terms.terms.length, 'MOST') === 1 ? most! : any!;
  }

  async facets(
    { text, rung, beside = [], filter, names, first }: FacetRequest,
    signal?: AbortSignal,
  ): Promise<FacetCounts[]> {
    const query = isBlank(text) ? undefined : withProducts(await this.#textQuery(text, rung, signal), beside);
    const picks = picksByFacet(filter);
    const facets = names
      ? [...new Set(names.map((name) => name.toLowerCase()))]
      : await this.#facetsToCount(query, filter, signal);
    const answer = await this.#search(buildFacets(query, filter, facets, first), signal);
    const counts = readFacetCounts(answer, facets);
    const spelt = new Map([
      ...(names ?? []).map((name) => [name.toLowerCase(), name] as const),
      ...readLabels(answer).map((label) => [label.facet, label.spelt] as const),
      ...[BRAND_FACET, CATEGORY_FACET].map((name) => [name, name] as const),
    ]);
    return (names ? facets : commonestFacets(counts, [...picks.keys()])).map((facet) => ({
      name: spelt.get(facet) ?? facet,
      values: listFacetValues(counts.get(facet) ?? new Map(), picks.get(facet) ?? new Set(), first),
    }));
  }

  async highlight(
    text: string,
    productIds: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, Highlight[]>> {
    this.client.assertOpen();
    if (productIds.length === 0) return new Map();
    const [analysis, { docs }] = await Promise.all([
      this.#analyser.analyse(text, signal),
      this.client.read(
        (elastic, options) =>
          elastic.mget<ProductDocument>(
            { index: this.alias, ids: productIds.map(documentId), _source_includes: HIGHLIGHTED },
            options,
          ),
        signal,
      ),
    ]);
    const query = queryTerms(text, analysis, this.#synonyms);
    return new Map(
      docs.flatMap((doc) => {
        if (!('_source' in doc) || !doc._source?.title) return [];
        const { id, title, description, brand, category, attribute_list: attributes } = doc._source;
        return [
          [
            id,
            highlightProduct(
              { title, description, brand, categoryPath: category, attributes },
              text,
              query,
              this.#weights,
            ),
          ],
        ];
      }),
    );
  }

  suggest(prefix: string, first: number, signal?: AbortSignal): Promise<IndexSuggestions> {
    return this.#completions.suggest(prefix, first, signal);
  }

  async nearest(request: VectorSearch, signal?: AbortSignal): Promise<ScoredProduct[]> {
    return readScored(await this.#search(buildNearest(request), signal)).map(({ productId, score }) => ({
      productId,
      score: cosineOfScore(score),
    }));
  }

  async similar(
    productIds: readonly string[],
    limit: number,
    filter: ProductFilter,
    signal?: AbortSignal,
  ): Promise<ScoredProduct[]> {
    this.client.assertOpen();
    if (productIds.length === 0) return [];
    return readScored(await this.#search(buildSimilar(productIds, limit, filter), signal));
  }

  apply(changes: readonly IndexChange[]): Promise<readonly RefusedChange[]> {
    return this.applyTo(this.alias, changes);
  }

  /** Applies changes to one generation, by its write alias. */
  applyTo(writeAlias: string, changes: readonly IndexChange[]): Promise<readonly RefusedChange[]> {
    return this.#writer.write(writeAlias, changes);
  }

  /** What is written from now on has this popularity; what is there already is left to setPopularity. */
  expectPopularity(popularity: ReadonlyMap<string, number>): void {
    this.#popularity.expect(popularity);
  }

  setPopularity(popularity: ReadonlyMap<string, number>): Promise<void> {
    return this.#popularity.set(popularity);
  }

  async setPopularQueries(queries: readonly PopularQuery[]): Promise<void> {
    this.client.assertOpen();
    this.#popularQueries.set(queries);
  }

  async setRelevance({ weights, synonyms }: RelevanceRules): Promise<void> {
    this.client.assertOpen();
    this.#weights = weights;
    this.#synonyms = new Synonyms(synonyms);
    this.#analyser.setSynonyms(this.#synonyms);
  }

  async stats(space?: string): Promise<IndexStats> {
    const { hits, aggregations } = await this.#search({
      size: 0,
      track_total_hits: true,
      query: LIVE,
      aggs: {
        vectors: { filter: space === undefined ? { exists: { field: 'space' } } : { term: { space } } },
      },
    });
    const { vectors } = aggregations as unknown as { readonly vectors: { readonly doc_count: number } };
    return { products: (hits.total as estypes.SearchTotalHits).value, vectors: vectors.doc_count };
  }

  /** Makes what was written visible now instead of within a second, and forgets what was known before. */
  async refresh(): Promise<void> {
    await this.client.write((elastic, options) => elastic.indices.refresh({ index: this.alias }, options));
    this.#analyser.forget();
    this.#categories.forget();
  }

  /** Another generation is behind the alias: what was known of the last one no longer holds. */
  forget(): void {
    this.#analyser.forget();
    this.#categories.forget();
    this.#popularity.forget();
  }

  close(): Promise<void> {
    return this.client.close();
  }

  async #textQuery(text: string, rung: Rung, signal?: AbortSignal): Promise<estypes.QueryDslQueryContainer> {
    const terms = queryTerms(text, await this.#analyser.analyse(text, signal), this.#synonyms);
    return buildTextQuery(text, terms, rung, this.#weights);
  }

  /** Where none are named: those that are picked, and the attributes that most of the matches have. */
  async #facetsToCount(
    query: estypes.QueryDslQueryContainer | undefined,
    filter: ProductFilter,
    signal?: AbortSignal,
  ): Promise<string[]> {
    const labels = readLabels(await this.#search(buildLabels(query, filter), signal));
    return commonestFacets(new Map(), [...picksByFacet(filter).keys(), ...labels.map(({ facet }) => facet)]);
  }

  #search(body: estypes.SearchRequest, signal?: AbortSignal): Promise<estypes.SearchResponse> {
    return this.client.read(
      (elastic, options) => elastic.search({ index: this.alias, ...body }, options),
      signal,
    );
  }
}

const isBlank = (text: string): boolean => text.trim() === '';

const HIGHLIGHTED: (keyof ProductDocument)[] = [
  'id',
  'title',
  'description',
  'brand',
  'category',
  'attribute_list',
];

const readScored = ({ hits }: estypes.SearchResponse): ScoredProduct[] =>
  hits.hits.map((hit) => ({ productId: readProductId(hit), score: hit._score ?? 0 }));

/** What a query matches, and these products. */
const withProducts = (
  query: estypes.QueryDslQueryContainer,
  ids: readonly string[],
): estypes.QueryDslQueryContainer =>
  ids.length === 0 ? query : { bool: { should: [query, { terms: { id: [...ids] } }] } };
