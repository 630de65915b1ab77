import { setTimeout as sleep } from 'node:timers/promises';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { TestGateway } from './gateway.js';
import { SEARCH } from './operations.js';

const WRITERS = 3;
const SEARCHERS = 2;
/** Products of one write. */
const BATCH = 20;
/** Pause between two writes of one writer: the index must be able to keep up with all of them. */
const PAUSE_MS = 60;

const UPSERT = `mutation ($products: [ProductInput!]!) { upsertProducts(products: $products) { rejected { message } } }`;
const DELETE = `mutation ($ids: [ID!]!) { deleteProducts(ids: $ids) { rejected { message } } }`;

/** Settings under which nobody is told to come back later. */
export const UNLIMITED = {
  RATE_LIMIT_PER_MINUTE: '1000000',
  PARTNER_RATE_LIMIT_PER_MINUTE: '1000000',
} as const;

/** A gateway under constant searches, and upserts and deletes of the same products from several writers. */
export class BusyShop {
  searches = 0;
  writes = 0;
  /** What failed, and how. */
  readonly failures: string[] = [];
  #stopped = false;
  readonly #running: Promise<void>[];

  constructor(
    private readonly gateway: TestGateway,
    private readonly products: number,
  ) {
    this.#running = [
      ...Array.from({ length: WRITERS }, (_, i) => this.#write(i + 1)),
      ...Array.from({ length: SEARCHERS }, (_, i) => this.#search(i + 1)),
    ];
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running);
  }

  async #write(seed: number): Promise<void> {
    const rng = xoroshiro128plus(seed);
    const key = { 'x-api-key': this.gateway.app.demoKey! };
    for (let round = 0; !this.#stopped; round++) {
      const ids = Array.from({ length: BATCH }, () => `p${uniformInt(rng, 0, this.products - 1)}`);
      const products = ids.map((id) => ({
        id,
        title: `Cup ${id} of writer ${seed}, round ${round}`,
        priceMinorUnits: 100 + round,
        currencyCode: 'GBP',
      }));
      const answer =
        uniformInt(rng, 0, 3) === 0
          ? await this.gateway.ask(DELETE, { ids }, key)
          : await this.gateway.ask(UPSERT, { products }, key);
      this.writes++;
      if (answer.errors) this.failures.push(`write: ${JSON.stringify(answer.errors)}`);
      await sleep(PAUSE_MS);
    }
  }

  async #search(seed: number): Promise<void> {
    const rng = xoroshiro128plus(100 + seed);
    while (!this.#stopped) {
      const query = `cup p${uniformInt(rng, 0, this.products - 1)}`;
      const { errors, data } = await this.gateway.ask(SEARCH, { query });
      this.searches++;
      if (errors) this.failures.push(`search: ${JSON.stringify(errors)}`);
      else if (data.search.totalCount === 0) this.failures.push(`search: nothing for ${query}`);
      else if (data.search.ranking.degraded.length > 0)
        this.failures.push(`search: ${JSON.stringify(data.search.ranking.degraded)}`);
      await sleep(5);
    }
  }
}
