import type { estypes } from '@elastic/elasticsearch';
import { LRUCache } from 'lru-cache';
import { VitrineError } from '../../domain/errors.js';
import { completableCategory, type CompletableCategory } from '../completion/complete-categories.js';
import type { ElasticClient } from './elastic-client.js';
import { splitTexts } from './joined-text.js';
import { LIVE } from './live.js';

/** A shop's tree changes by the week; its counts may lag by this much. */
const FRESH_MS = 30_000;
/** More categories than any shop's tree has. */
const MAX_CATEGORIES = 10_000;

/** The categories with products, read as a whole now and then: typing does not wait for it but the first time. */
export class CategoryTree {
  readonly #kept: LRUCache<string, CompletableCategory[]>;

  constructor(client: ElasticClient, alias: string) {
    this.#kept = new LRUCache({
      max: 1,
      ttl: FRESH_MS,
      allowStale: true,
      allowStaleOnFetchRejection: true,
      noDeleteOnFetchRejection: true,
      fetchMethod: async () =>
        readCategories(
          await client.read((elastic, options) => elastic.search({ index: alias, ...BODY }, options)),
        ),
    });
  }

  async categories(): Promise<readonly CompletableCategory[]> {
    const kept = await this.#kept.fetch('all');
    if (!kept) throw new VitrineError('UNAVAILABLE', 'The categories cannot be read. Try again in a moment.');
    return kept;
  }

  forget(): void {
    this.#kept.clear();
  }
}

const BODY: estypes.SearchRequest = {
  size: 0,
  track_total_hits: false,
  query: LIVE,
  aggs: { paths: { terms: { field: 'category_paths', size: MAX_CATEGORIES } } },
};

function readCategories({ aggregations }: estypes.SearchResponse): CompletableCategory[] {
  const { buckets } = aggregations!.paths as unknown as {
    readonly buckets: readonly { readonly key: string; readonly doc_count: number }[];
  };
  return buckets.map(({ key, doc_count: count }) => completableCategory({ path: splitTexts(key), count }));
}
