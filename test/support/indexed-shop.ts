import { pino } from 'pino';
import type { ProductDraft } from '../../src/domain/products/product.js';
import { UNKNOWN_VIEWER } from '../../src/domain/viewers/unknown-viewer.js';
import type { Answer, AnswerPage } from '../../src/ranking/answer.js';
import type { TextEncoder } from '../../src/inference/text-encoder.js';
import { searchAnswers, type SearchAnswers } from '../../src/ranking/search-answers.js';
import { searchPipeline } from '../../src/ranking/search.pipeline.js';
import type { SearchNotes, SearchQuery } from '../../src/ranking/search-query.js';
import { MemoryProductCatalog } from '../../src/stores/memory/memory-product-catalog.js';
import { MemoryResultLists } from '../../src/stores/memory/memory-result-lists.js';
import { MiniSearchIndex } from '../../src/stores/minisearch/minisearch-index.js';
import { Metrics } from '../../src/telemetry/metrics.js';

const NOW = new Date('2026-06-30T12:00:00Z');
/** Changes handed to the index at once, as the follower does. */
const BATCH = 1000;
const silent = pino({ level: 'silent' });

/** A catalogue in memory, the real embedded index in its worker, and the real way of a search through both. */
export class IndexedShop {
  readonly catalog = new MemoryProductCatalog(() => NOW);
  readonly index = new MiniSearchIndex({ logger: silent });
  readonly #answers: SearchAnswers;
  #requests = 0;

  constructor(private readonly textEncoder?: TextEncoder) {
    const pipeline = searchPipeline({
      index: this.index,
      catalog: this.catalog,
      textEncoder,
      searchLog: { append: async () => {} },
      answerLog: { append: async () => {} },
      events: { recent: async () => [], purchases: async () => [] },
      statistics: { popularity: async () => new Map() },
    });
    this.#answers = searchAnswers(pipeline, this.catalog, new MemoryResultLists(), new Metrics(), silent);
  }

  async write(drafts: readonly ProductDraft[]): Promise<void> {
    await this.catalog.write(drafts);
    const written = await this.catalog.byIds(drafts.map(({ id }) => id));
    const products = [...written.values()];
    const embeddings = (await this.textEncoder?.encodeProducts(products)) ?? [];
    await this.index.apply(
      products.map((product, i) => ({ kind: 'upsert', product, embedding: embeddings[i] })),
    );
  }

  /** Takes products out for good: the catalogue in memory gives a revived one no later version. */
  async delete(ids: readonly string[]): Promise<void> {
    const deleted = await this.catalog.byIds(ids);
    await this.catalog.delete(ids);
    await this.index.apply(
      [...deleted.values()].map(({ id, version }) => ({
        kind: 'delete',
        productId: id,
        version: version + 1,
      })),
    );
  }

  /** Fills the index from the catalogue, after an import. */
  async reindex(): Promise<void> {
    for await (const products of this.catalog.scan(BATCH))
      await this.index.apply(products.map((product) => ({ kind: 'upsert', product })));
  }

  search(
    text: string,
    page: AnswerPage,
    extra: Partial<SearchQuery> = {},
  ): Promise<Answer<SearchQuery, SearchNotes>> {
    const query: SearchQuery = {
      requestId: `r${++this.#requests}`,
      signal: new AbortController().signal,
      now: NOW,
      text,
      viewer: UNKNOWN_VIEWER,
      filter: {},
      sort: 'RELEVANCE',
      window: 200,
      verbatim: false,
      rerank: 'AUTO',
      personalise: true,
      ...extra,
    };
    return this.#answers.answer(query, page);
  }

  /** The ids of the first products found. */
  async found(text: string, first: number): Promise<string[]> {
    const { entries } = await this.search(text, { first, resumable: false });
    return entries.map(({ product }) => product.id);
  }

  close(): Promise<void> {
    return this.index.close();
  }
}
