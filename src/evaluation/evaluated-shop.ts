import type { ProductDraft } from '../domain/product.js';
import type { ProductFilter } from '../domain/product-filter.js';
import type { SearchSort } from '../domain/search-sort.js';
import { UNKNOWN_VIEWER } from '../domain/viewer.js';
import { runPipeline } from '../ranking/run-pipeline.js';
import { searchPipeline } from '../ranking/search.pipeline.js';
import type { SearchNotes, SearchQuery } from '../ranking/search-query.js';
import type { Ranked } from '../ranking/pipeline.js';
import { MemoryProductCatalog } from '../stores/memory/memory-product-catalog.js';
import type { OpenedEngine } from './opened-engine.js';

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

/** A catalogue in memory, an engine filled with it, and the pipeline that answers the gateway's searches. */
export class EvaluatedShop {
  readonly catalog = new MemoryProductCatalog(() => NOW);
  readonly #pipeline;
  #questions = 0;

  private constructor(engine: OpenedEngine) {
    this.#pipeline = searchPipeline({
      index: engine.index,
      catalog: this.catalog,
      searchLog: { append: async () => {}, popular: async () => [] },
    });
  }

  /** Fills the engine with the products, in the order of their ids. */
  static async fill(
    engine: OpenedEngine,
    products: readonly ProductDraft[],
    onProgress?: (done: number, total: number) => void,
  ): Promise<EvaluatedShop> {
    const shop = new EvaluatedShop(engine);
    await shop.catalog.write(products);
    const total = await shop.catalog.count();
    let done = 0;
    for await (const batch of shop.catalog.scan(BATCH)) {
      const refused = await engine.index.apply(batch.map((product) => ({ kind: 'upsert', product })));
      if (refused.length > 0) throw new Error(`The index refused a product: ${refused[0]!.reason}`);
      onProgress?.((done += batch.length), total);
    }
    await engine.settle();
    return shop;
  }

  async search({ text, filter = {}, sort = 'RELEVANCE', ...how }: Question): Promise<FoundProducts> {
    const { queryHydrators } = this.#pipeline;
    const pipeline = how.uncorrected
      ? {
          ...this.#pipeline,
          queryHydrators: queryHydrators.map((wave) => wave.filter(({ name }) => name !== 'spelling')),
        }
      : this.#pipeline;
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
      rerank: 'OFF',
      personalise: false,
    };
    return readFound(await runPipeline(pipeline, query, rethrow));
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
