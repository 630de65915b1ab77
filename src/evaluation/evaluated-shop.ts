import type { Product, ProductDraft } from '../domain/products/product.js';
import type { ProductFilter } from '../domain/products/product-filter.js';
import type { SearchSort } from '../domain/search-sort.js';
import { UNKNOWN_VIEWER } from '../domain/viewers/unknown-viewer.js';
import { NO_MODELS, type Models } from '../inference/models.js';
import { PairScores } from '../inference/pair-scores.js';
import type { Ranked } from '../ranking/pipeline.js';
import { runPipeline } from '../ranking/run-pipeline.js';
import { searchPipeline } from '../ranking/search.pipeline.js';
import type { SearchNotes, SearchQuery } from '../ranking/search-query.js';
import { MemoryProductCatalog } from '../stores/memory/memory-product-catalog.js';
import { embedProducts } from './embed-products.js';
import { inItsOwnTime } from './in-its-own-time.js';
import type { OpenedEngine } from './opened-engine.js';
import { LEXICAL, type Configuration } from './search/configuration.js';
import { unhurried } from './unhurried.js';

/** The gateway's own number: search.resolver.ts. */
const WINDOW = 100;
/** Products handed to the index at once, as the gateway does. */
const BATCH = 1000;
/** A fixed present, so that two runs are the same. */
const NOW = new Date('2026-06-30T12:00:00Z');

export interface Question {
  readonly text: string;
  readonly filter?: ProductFilter;
  readonly sort?: SearchSort;
  /** As the shopper asks for with `verbatim`: no correction, and no looser rung. */
  readonly verbatim?: boolean;
  /** Leaves out the pipeline's spelling stage, and nothing else. */
  readonly uncorrected?: boolean;
}

/** An answer, complete: none of its stages failed. */
export interface FoundProducts {
  /** Best first, with the index's score. */
  readonly products: readonly { readonly id: string; readonly score: number }[];
  readonly notes: SearchNotes;
}

export interface ShopModels {
  readonly models: Models;
  /** Where vectors of products are kept from one evaluation to the next. */
  readonly vectorsFolder: string;
}

export interface FillOptions extends Partial<ShopModels> {
  onProgress?(what: 'products' | 'vectors', done: number, total: number): void;
}

/** A catalogue in memory, an engine filled with it, and the pipeline that answers the gateway's searches. */
export class EvaluatedShop {
  readonly catalog = new MemoryProductCatalog(() => NOW);
  #questions = 0;

  private constructor(
    private readonly engine: OpenedEngine,
    private readonly models: Models,
  ) {}

  /** Fills the engine with the products, in the order of their ids. */
  static async fill(
    engine: OpenedEngine,
    drafts: readonly ProductDraft[],
    { models = NO_MODELS, vectorsFolder, onProgress }: FillOptions = {},
  ): Promise<EvaluatedShop> {
    const shop = new EvaluatedShop(engine, models);
    await shop.catalog.write(drafts);
    const products: Product[] = [];
    for await (const batch of shop.catalog.scan(BATCH)) products.push(...batch);
    const embeddings =
      models.textEncoder && vectorsFolder !== undefined
        ? await embedProducts(products, models.textEncoder, vectorsFolder, (done, total) =>
            onProgress?.('vectors', done, total),
          )
        : new Map<string, never>();
    for (let start = 0; start < products.length; start += BATCH) {
      const batch = products.slice(start, start + BATCH);
      const refused = await engine.index.apply(
        batch.map((product) => ({ kind: 'upsert', product, embedding: embeddings.get(product.id) })),
      );
      if (refused.length > 0) throw new Error(`The index refused a product: ${refused[0]!.reason}`);
      onProgress?.('products', start + batch.length, products.length);
    }
    await engine.settle();
    return shop;
  }

  async search(
    { text, filter = {}, sort = 'RELEVANCE', ...how }: Question,
    configuration: Configuration = LEXICAL,
  ): Promise<FoundProducts> {
    const { crossEncoder } = this.models;
    const query: SearchQuery = {
      requestId: `question-${++this.#questions}`,
      signal: new AbortController().signal,
      now: NOW,
      text,
      viewer: UNKNOWN_VIEWER,
      filter,
      sort,
      window: WINDOW,
      verbatim: how.verbatim ?? false,
      rerank: configuration.depth > 0 ? 'ON' : configuration.semantic ? 'AUTO' : 'OFF',
      pairScores:
        configuration.depth > 0 && crossEncoder ? new PairScores(unhurried(crossEncoder)) : undefined,
      personalise: false,
    };
    return readFound(await runPipeline(this.#pipeline(configuration, how.uncorrected), query, rethrow));
  }

  #pipeline({ depth }: Configuration, uncorrected = false) {
    const pipeline = searchPipeline({
      index: this.engine.index,
      catalog: this.catalog,
      searchLog: { append: async () => {} },
      answerLog: { append: async () => {} },
      // Judgements know no shoppers.
      events: { recent: async () => [], purchases: async () => [] },
      statistics: { popularity: async () => new Map() },
      textEncoder: this.models.textEncoder,
      rerankDepth: depth,
    });
    const queryHydrators = pipeline.queryHydrators.map((wave) =>
      wave.filter(({ name }) => !uncorrected || name !== 'spelling').map(inItsOwnTime),
    );
    return { ...pipeline, queryHydrators, scorers: pipeline.scorers.map(inItsOwnTime) };
  }
}

function readFound({ selected, notes, report }: Ranked<SearchQuery, SearchNotes>): FoundProducts {
  // Half an answer would be measured as a bad one.
  const [failed] = report.degraded;
  if (failed) throw new Error(`Stage ${failed.stage} failed: ${failed.cause}.`);
  return {
    products: selected.map(({ productId, retrievals }) => ({
      id: productId,
      score: retrievals.get('keyword')?.score ?? 0,
    })),
    // The keyword source, which cannot have failed, notes all of them.
    notes: notes as SearchNotes,
  };
}

const rethrow = (stage: string, error: unknown): never => {
  throw new Error(`Stage ${stage} failed.`, { cause: error });
};
