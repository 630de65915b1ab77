import type { Models } from '../../inference/models.js';
import type { ReadyVectors } from '../../inference/ready-vectors.js';
import type { TextEncoder } from '../../inference/text-encoder.js';
import type { CatalogFeed, FeedPosition } from '../../stores/catalog-feed.js';
import { FeedLoop } from '../../stores/feed-loop.js';
import type { ProductCatalog } from '../../stores/product-catalog.js';
import type { ProductVectors } from '../../stores/product-vectors.js';
import type { Logger } from '../../telemetry/logger.js';
import { bringUpToDate } from './bring-up-to-date.js';
import { FillingProgress } from './filling-progress.js';

/** Products looked at together: most have a vector, and one read tells which have not. */
const LOOKED_AT = 256;
/** Milliseconds after which another gateway may go on: what the others wait for this one. */
const PIECE_MS = 3000;

const SAYING = {
  failing: "the products' vectors could not be brought up to date; trying again until they can",
  over: "the products' vectors are brought up to date again",
};

export interface VectorFillingParts {
  readonly catalog: Pick<ProductCatalog, 'count'>;
  readonly feed: CatalogFeed;
  readonly vectors: ProductVectors;
  readonly models: Models;
  readonly logger: Logger;
  /** The vectors that came with an encoder. */
  readyVectors(encoder: TextEncoder): Promise<ReadyVectors | undefined>;
}

/** One way through the whole catalogue. */
interface Pass {
  readonly space: string;
  /** Where the feed stood when it began: what changes later is left to the next one. */
  readonly position: FeedPosition;
  readonly progress: FillingProgress;
  readonly ready: ReadyVectors | undefined;
  /** The last product that was looked at. */
  after: string;
  complete: boolean;
}

/**
 * Gives every product its vector in the encoder's space, in the background: when the gateway starts, when the catalogue
 * changes and when another encoder comes. One gateway at a time is at work; what it has made is kept, so that whoever
 * goes on has only the rest to do.
 */
export class VectorFilling {
  readonly #loop: FeedLoop;
  readonly #stopping = new AbortController();
  #space: string | undefined;
  #pass: Pass | undefined;
  /** Where the feed stood when the last complete pass began. */
  #upToDateAt: FeedPosition | undefined;
  #yielded = false;

  constructor(private readonly parts: VectorFillingParts) {
    this.#loop = new FeedLoop({ ...parts, saying: SAYING, step: () => this.#step() });
  }

  /** Begins; never waits for a model. */
  async start(): Promise<void> {
    this.parts.models.onNewSpace(() => this.#loop.stir());
    await this.#loop.start();
  }

  /** Gives up the batch that is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop.stop();
  }

  async #step(): Promise<boolean> {
    const encoder = this.parts.models.textEncoder;
    if (!encoder) return false;
    if (encoder.space !== this.#space) await this.#goOverTo(encoder.space);
    if (!(await this.#isTheShops(encoder.space))) return false;
    this.#pass ??= await this.#nextPass(encoder);
    const pass = this.#pass;
    if (!pass) return false;
    const mine = await this.parts.vectors.exclusively(() => this.#advance(pass, encoder));
    if (pass.complete) await this.#finish(pass);
    // Where another gateway is at work there is time until the feed stirs.
    return mine && !pass.complete;
  }

  async #goOverTo(space: string): Promise<void> {
    await this.parts.vectors.adopt(space);
    this.#space = space;
    this.#pass = undefined;
    this.#upToDateAt = undefined;
  }

  /** While gateways are replaced one by one, the vectors are those of the encoder that came last. */
  async #isTheShops(own: string): Promise<boolean> {
    const { vectors, logger } = this.parts;
    const space = await vectors.space();
    if (space !== own && !this.#yielded)
      logger.warn({ space, own }, 'another gateway came with another text encoder: it makes the vectors now');
    this.#yielded = space !== own;
    return !this.#yielded;
  }

  /** Undefined where nothing has changed since the last one. */
  async #nextPass(encoder: TextEncoder): Promise<Pass | undefined> {
    const { catalog, feed, vectors, logger, readyVectors } = this.parts;
    const first = this.#upToDateAt === undefined;
    if (this.#upToDateAt !== undefined && !(await feed.hasMore(this.#upToDateAt))) return undefined;
    const { space } = encoder;
    const position = await feed.position();
    const missing = (await catalog.count()) - (await vectors.count(space));
    return {
      space,
      position,
      progress: new FillingProgress(logger, space, missing),
      // Later ones are of products that whoever released the encoder did not know.
      ready: missing > 0 && first ? await readyVectors(encoder) : undefined,
      after: '',
      complete: false,
    };
  }

  async #advance(pass: Pass, encoder: TextEncoder): Promise<void> {
    const endsAt = performance.now() + PIECE_MS;
    const { vectors, models } = this.parts;
    while (performance.now() < endsAt && models.textEncoder?.space === pass.space) {
      this.#stopping.signal.throwIfAborted();
      const behind = await vectors.behind(pass.space, pass.after, LOOKED_AT);
      await bringUpToDate(behind, { ...pass, vectors, encoder, signal: this.#stopping.signal });
      pass.complete = behind.length < LOOKED_AT;
      if (pass.complete) return;
      pass.after = behind.at(-1)!.product.id;
    }
  }

  async #finish(pass: Pass): Promise<void> {
    pass.progress.end();
    // The first time, those of the last encoder are still there.
    if (this.#upToDateAt === undefined) await this.parts.vectors.retain(pass.space);
    this.#upToDateAt = pass.position;
    this.#pass = undefined;
  }
}
