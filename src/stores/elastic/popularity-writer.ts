import type { estypes } from '@elastic/elasticsearch';
import { VitrineError } from '../../domain/errors.js';
import { buildActions } from './build-bulk.js';
import type { ElasticClient } from './elastic-client.js';
import { popularityStep } from './popularity-step.js';
import type { ProductDocument } from './product-document.js';
import { readBulk } from './read-bulk.js';
import { readProductId } from './read-matches.js';
import { LIVE } from './live.js';

/** Products read or written at once. */
const BATCH = 500;
/** Elasticsearch's largest page. */
const PAGE = 10_000;

/**
 * Keeps the numbers behind the POPULARITY sort in the products' documents. Only what has changed is written, as the
 * whole document with the version it already has: a newer one is never overwritten.
 */
export class PopularityWriter {
  /** By product id, in steps; what the index is believed to hold. */
  #written: Map<string, number> | undefined;
  #wanted: ReadonlyMap<string, number> = new Map();
  /** Grows with every forgetting: what was read before it says nothing of the index after it. */
  #generation = 0;

  constructor(
    private readonly client: ElasticClient,
    private readonly alias: string,
  ) {}

  /** What a product's document should say. */
  readonly stepOf = (productId: string): number => this.#wanted.get(productId) ?? 0;

  /** What is written from now on says this; what is there already stays as it is until set(). */
  expect(popularity: ReadonlyMap<string, number>): void {
    this.#wanted = new Map([...popularity].map(([id, demand]) => [id, popularityStep(demand)]));
  }

  async set(popularity: ReadonlyMap<string, number>): Promise<void> {
    this.expect(popularity);
    const generation = this.#generation;
    const written = this.#written ?? (await this.#read());
    if (generation === this.#generation) this.#written = written;
    const ids = new Set([...this.#wanted.keys(), ...written.keys()]);
    const changed = [...ids].filter((id) => this.stepOf(id) !== (written.get(id) ?? 0));
    for (let start = 0; start < changed.length; start += BATCH) {
      const batch = changed.slice(start, start + BATCH);
      await this.#write(batch);
      for (const id of batch) written.set(id, this.stepOf(id));
    }
  }

  /** The index is another one now: what it holds has to be read again. */
  forget(): void {
    this.#generation++;
    this.#written = undefined;
  }

  async #read(): Promise<Map<string, number>> {
    const steps = new Map<string, number>();
    // What was written a moment ago counts too.
    await this.client.write((elastic, options) => elastic.indices.refresh({ index: this.alias }, options));
    let after: estypes.SortResults | undefined;
    do {
      const { hits } = await this.client.write((elastic, options) =>
        elastic.search(
          {
            index: this.alias,
            query: { range: { popularity: { gt: 0 } } },
            sort: [{ id: 'asc' }],
            size: PAGE,
            track_total_hits: false,
            _source: false,
            docvalue_fields: ['id', 'popularity'],
            search_after: after,
          },
          options,
        ),
      );
      for (const hit of hits.hits) steps.set(readProductId(hit), (hit.fields!.popularity as number[])[0]!);
      after = hits.hits.length < PAGE ? undefined : hits.hits.at(-1)?.sort;
    } while (after);
    return steps;
  }

  async #write(ids: readonly string[]): Promise<void> {
    const { hits } = await this.client.write((elastic, options) =>
      elastic.search<ProductDocument>(
        {
          index: this.alias,
          query: { bool: { filter: [LIVE, { terms: { id: [...ids] } }] } },
          size: ids.length,
          track_total_hits: false,
          version: true,
          // Vectors are left out of a document's source unless asked for, and would be lost.
          _source: { exclude_vectors: false },
        },
        options,
      ),
    );
    const operations = hits.hits.flatMap(({ _source: source, _version: version }) => {
      const popularity = this.stepOf(source!.id);
      return popularity === source!.popularity
        ? []
        : buildActions(source!.id, version!, { ...source!, popularity });
    });
    if (operations.length === 0) return;
    const answer = await this.client.write((elastic, options) =>
      elastic.bulk({ index: this.alias, require_alias: true, operations }, options),
    );
    // The next time tries these again. What has a newer version, or is not there yet, was or is written with its step.
    const left = readBulk(answer).again.length;
    if (left > 0)
      throw new VitrineError(
        'UNAVAILABLE',
        `The search engine could not take the demand of ${left} products.`,
      );
  }
}
