import type { Logger } from '../telemetry/logger.js';
import type { ProductIndex } from './product-index.js';
import type { RuleBook } from './rule-book.js';

export interface RuleFollowerOptions {
  readonly ruleBook: Pick<RuleBook, 'revision' | 'read' | 'onChange'>;
  readonly index: Pick<ProductIndex, 'setRelevance'>;
  readonly logger: Logger;
}

/** Keeps an index to the rules in the book: at the start, at every change, and when the index lost them. */
export class RuleFollower {
  #applied: number | undefined;
  #failing = false;
  #running: Promise<void> = Promise.resolve();
  #waiting: Promise<void> | undefined;
  #unsubscribe: (() => Promise<void>) | undefined;

  constructor(private readonly options: RuleFollowerOptions) {}

  /** Resolves when the index follows the rules for the first time. */
  async start(): Promise<void> {
    this.#unsubscribe = await this.options.ruleBook.onChange(() => void this.caughtUp());
    await this.caughtUp();
  }

  /** Tells that the index came back empty and without its rules. */
  reapply(): void {
    this.#applied = undefined;
    void this.caughtUp();
  }

  /** Resolves when the index follows what is in the book now. Never rejects: what fails is tried again in a second. */
  caughtUp(): Promise<void> {
    // One that waits has not looked yet, so it will see all that is there now.
    this.#waiting ??= this.#running.then(() => {
      this.#waiting = undefined;
      this.#running = this.#follow();
      return this.#running;
    });
    return this.#waiting;
  }

  async stop(): Promise<void> {
    await this.#unsubscribe?.();
    await (this.#waiting ?? this.#running);
  }

  async #follow(): Promise<void> {
    const { ruleBook, index, logger } = this.options;
    try {
      if ((await ruleBook.revision()) === this.#applied) return;
      const { revision, weights, synonyms } = await ruleBook.read();
      // Before, not after: an index that restarts meanwhile must not be taken for one that has the rules.
      this.#applied = revision;
      await index.setRelevance({ weights, synonyms: synonyms.map(({ phrases }) => phrases) });
      this.#failing = false;
    } catch (error) {
      this.#applied = undefined;
      // An outage is one line, not one a second.
      if (!this.#failing)
        logger.warn(
          { err: error },
          'the rules of relevance could not be followed; trying again until they can',
        );
      this.#failing = true;
    }
  }
}
