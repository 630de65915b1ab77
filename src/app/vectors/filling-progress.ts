import type { Logger } from '../../telemetry/logger.js';

/** Milliseconds between two lines. */
const EVERY_MS = 10_000;
/** Fewer vectors are made before anybody could read that they are. */
const MANY = 100;

/** Logs how far the making of vectors is: a line when it begins, every ten seconds, and when it ends. */
export class FillingProgress {
  readonly #begunAt = performance.now();
  readonly #logger: Logger | undefined;
  #saidAt = this.#begunAt;
  #made = 0;

  constructor(
    logger: Logger,
    private readonly space: string,
    private readonly missing: number,
  ) {
    if (missing < MANY) return;
    this.#logger = logger;
    logger.info({ space, missing }, 'products get vectors: search by meaning finds them as they come');
  }

  made(count: number): void {
    this.#made += count;
    if (performance.now() - this.#saidAt < EVERY_MS) return;
    this.#saidAt = performance.now();
    this.#logger?.info(
      { space: this.space, made: this.#made, missing: Math.max(0, this.missing - this.#made) },
      'products get vectors',
    );
  }

  end(): void {
    const seconds = Math.round((performance.now() - this.#begunAt) / 100) / 10;
    this.#logger?.info({ space: this.space, made: this.#made, seconds }, 'all products have their vectors');
  }
}
