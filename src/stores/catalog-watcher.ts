import type { Logger } from '../telemetry/logger.js';
import type { CatalogFeed, FeedPosition } from './catalog-feed.js';
import { changedId } from './changed-id.js';
import { FeedLoop } from './feed-loop.js';

const BATCH = 500;

/** Tells a gateway which products changed, whoever changed them, within about a second. */
export class CatalogWatcher {
  readonly #loop: FeedLoop;
  #position: FeedPosition | undefined;

  constructor(
    private readonly feed: CatalogFeed,
    private readonly onChanges: (productIds: readonly string[]) => void,
    logger: Logger,
  ) {
    this.#loop = new FeedLoop({ feed, logger, step: () => this.#step() });
  }

  /** From now on. */
  async start(): Promise<void> {
    this.#position = await this.feed.position();
    await this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }

  async #step(): Promise<boolean> {
    const { changes, position } = await this.feed.read(this.#position!, BATCH);
    if (position === this.#position) return false;
    this.onChanges(changes.map(changedId));
    this.#position = position;
    return true;
  }
}
