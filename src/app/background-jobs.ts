import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics.js';

export interface Job {
  readonly name: string;
  /** Milliseconds from the end of one run to the begin of the next. */
  readonly everyMs: number;
  run(): Promise<unknown>;
}

/** Runs jobs in the background, each one run at a time; a failure is logged and tried again at the next turn. */
export class BackgroundJobs {
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #running = new Set<Promise<void>>();
  #stopped = false;

  constructor(
    private readonly metrics: Metrics,
    private readonly logger: Logger,
  ) {}

  /** Runs a job now, and again and again. */
  start(job: Job): void {
    const run = this.runOnce(job).finally(() => {
      if (this.#stopped) return;
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        this.start(job);
      }, job.everyMs);
      this.#timers.add(timer);
    });
    this.#track(run);
  }

  /** Never rejects. */
  async runOnce({ name, run }: Pick<Job, 'name' | 'run'>): Promise<void> {
    if (this.#stopped) return;
    const startedAt = performance.now();
    let outcome = 'ok';
    try {
      await run();
    } catch (error) {
      outcome = 'failed';
      if (!this.#stopped) this.logger.error({ err: error, job: name }, 'a background job failed');
    } finally {
      this.metrics.jobs.observe({ job: name, outcome }, (performance.now() - startedAt) / 1000);
    }
  }

  /** Resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#running);
  }

  #track(run: Promise<void>): void {
    this.#running.add(run);
    void run.finally(() => this.#running.delete(run));
  }
}
