import type { Models } from '../../inference/models.js';
import type { ReadyVectors } from '../../inference/ready-vectors.js';
import type { TextEncoder } from '../../inference/text-encoder.js';
import type { CatalogFeed, FeedPosition } from '../../stores/catalog-feed.js';
import { FeedLoop } from '../../stores/feed-loop.js';
import type { ProductCatalog } from '../../stores/product-catalog.js';
import type { ProductBehind, ProductVectors } from '../../stores/product-vectors.js';
import type { Logger } from '../../telemetry/logger.js';
import { bringUpToDate } from './bring-up-to-date.js';
import { FillingProgress } from './filling-progress.js';

/** Products looked at together: most have a vector, and one read tells which have not. */
const LOOKED_AT = 256;
/** Milliseconds after which another gateway may go on: what the others wait for this one. */
const PIECE_MS = 3000;

/** Milliseconds after which the space of gateways that nobody has seen since is given up. */
const ABANDONED_MS = 60_000;

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

/** One way through the whole catalogue, or through what has changed since the last. */
interface Pass {
  readonly space: string;
  /** Up to where in the feed it has seen everything: of the whole catalogue, where the feed stood when it began. */
  position: FeedPosition;
  readonly progress: FillingProgress;
  readonly ready: ReadyVectors | undefined;
  /** The last product that was looked at; null where only changes are. */
  after: string | null;
  complete: boolean;
}

interface Looked {
  readonly behind: readonly ProductBehind[];
  readonly next: Partial<Pick<Pass, 'position' | 'after' | 'complete'>>;
}

/**
 * Gives every product its vector in the encoder's space, in the background: all when the gateway starts and when another
 * encoder comes, then those that have changed. One gateway at a time is at work; what it has made is kept, so that whoever
 * goes on has only the rest to do.
 */
export class VectorFilling {
  readonly #loop: FeedLoop;
  readonly #stopping = new AbortController();
  #space: string | undefined;
  #pass: Pass | undefined;
  /** Up to where in the feed every product has its vector; undefined before the first pass is complete. */
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

  /**
   * While gateways are replaced one by one, the vectors are those of the encoder that came last; when its gateways are
   * gone, those of whoever is left.
   */
  async #isTheShops(own: string): Promise<boolean> {
    const { vectors, logger } = this.parts;
    const space = await vectors.hold(own, ABANDONED_MS);
    const yielding = space !== own;
    if (yielding && !this.#yielded)
      logger.warn({ space, own }, 'another gateway came with another text encoder: it makes the vectors now');
    if (this.#yielded && !yielding) {
      logger.warn({ space }, 'no gateway of another text encoder is left: this one makes the vectors again');
      // The other has removed what was made.
      this.#pass = undefined;
      this.#upToDateAt = undefined;
    }
    this.#yielded = yielding;
    return !yielding;
  }

  /** Undefined where nothing has changed since the last one. */
  async #nextPass(encoder: TextEncoder): Promise<Pass | undefined> {
    const { catalog, feed, vectors, logger, readyVectors } = this.parts;
    const since = this.#upToDateAt;
    if (since !== undefined && !(await feed.hasMore(since))) return undefined;
    // Where the feed does not reach back, only the whole catalogue says what has changed.
    const changesOnly = since !== undefined && (await feed.reaches(since));
    const { space } = encoder;
    const position = changesOnly ? since : await feed.position();
    const missing = (await catalog.count()) - (await vectors.count(space));
    return {
      space,
      position,
      progress: new FillingProgress(logger, space, missing),
      // Later ones are of products that whoever released the encoder did not know.
      ready: missing > 0 && since === undefined ? await readyVectors(encoder) : undefined,
      after: changesOnly ? null : '',
      complete: false,
    };
  }

  async #advance(pass: Pass, encoder: TextEncoder): Promise<void> {
    const endsAt = performance.now() + PIECE_MS;
    const { vectors, models } = this.parts;
    while (!pass.complete && performance.now() < endsAt && models.textEncoder?.space === pass.space) {
      this.#stopping.signal.throwIfAborted();
      const { behind, next } = await this.#look(pass);
      await bringUpToDate(behind, { ...pass, vectors, encoder, signal: this.#stopping.signal });
      // Not before: what a failure leaves undone is looked at again.
      Object.assign(pass, next);
    }
  }

  /** The next products of a pass, and where it stands when they have been brought up to date. */
  async #look({ space, after, position }: Pass): Promise<Looked> {
    const { vectors, feed } = this.parts;
    if (after === null) {
      const { changes, position: next } = await feed.read(position, LOOKED_AT);
      const ids = changes.flatMap((change) => (change.kind === 'upsert' ? [change.product.id] : []));
      const behind = ids.length > 0 ? await vectors.behindAmong(space, ids) : [];
      return { behind, next: { position: next, complete: next === position } };
    }
    const behind = await vectors.behind(space, after, LOOKED_AT);
    const isLast = behind.length < LOOKED_AT;
    return { behind, next: isLast ? { complete: true } : { after: behind.at(-1)!.product.id } };
  }

  async #finish(pass: Pass): Promise<void> {
    pass.progress.end();
    // The first time, those of the last encoder are still there.
    if (this.#upToDateAt === undefined) await this.parts.vectors.retain(pass.space);
    this.#upToDateAt = pass.position;
    this.#pass = undefined;
  }
}
