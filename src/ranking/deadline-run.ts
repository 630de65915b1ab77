import { setMaxListeners } from 'node:events';
import type { PipelineQuery } from './pipeline.js';
import type { Run } from './run.js';

/** The signal's reason when a run's own time is up, as against a caller who has left. */
export class DeadlinePassed extends Error {
  constructor() {
    super('The deadline of this answer has passed.');
    this.name = 'DeadlinePassed';
  }
}

/** A run that aborts its signal when the deadline passes or the caller leaves, whichever comes first. */
export class DeadlineRun implements Run {
  readonly signal: AbortSignal;
  readonly now: Date;
  readonly #caller: AbortSignal;
  readonly #abort = new AbortController();
  readonly #endsAt: number;
  readonly #timer: NodeJS.Timeout | undefined;

  constructor({ signal, now, deadlineMs }: Pick<PipelineQuery, 'signal' | 'now' | 'deadlineMs'>) {
    this.now = now;
    this.signal = this.#abort.signal;
    this.#caller = signal;
    // Every stage of a pipeline listens at the same time, and so does every call it makes: more than Node's ten.
    setMaxListeners(0, this.signal);
    this.#endsAt = deadlineMs === undefined ? Infinity : performance.now() + deadlineMs;
    const pass = (): void => this.#abort.abort(new DeadlinePassed());
    // Nothing left is less than the millisecond that a timer takes at least.
    if (deadlineMs !== undefined && deadlineMs <= 0) pass();
    else if (deadlineMs !== undefined) this.#timer = setTimeout(pass, deadlineMs);
    if (signal.aborted) this.#leave();
    else signal.addEventListener('abort', this.#leave, { once: true });
  }

  remainingMs(): number {
    return Math.max(0, this.#endsAt - performance.now());
  }

  /** A run that is over with this one, or when so many milliseconds have passed. To be ended as well. */
  within(milliseconds: number): DeadlineRun {
    const { signal, now } = this;
    return new DeadlineRun({ signal, now, deadlineMs: Math.min(milliseconds, this.remainingMs()) });
  }

  /** Settles as the work does, or rejects with the signal's reason as soon as the run is over. */
  async withinTime<T>(work: () => Promise<T>): Promise<T> {
    this.signal.throwIfAborted();
    let onAbort!: () => void;
    const aborted = new Promise<never>((_, reject) => {
      onAbort = () => reject(this.signal.reason as Error);
      this.signal.addEventListener('abort', onAbort, { once: true });
    });
    try {
      return await Promise.race([work(), aborted]);
    } finally {
      this.signal.removeEventListener('abort', onAbort);
    }
  }

  /** Frees the timer and the listener; the signal stays as it is, for effects that still hold it. */
  end(): void {
    clearTimeout(this.#timer);
    this.#caller.removeEventListener('abort', this.#leave);
  }

  readonly #leave = (): void => this.#abort.abort(this.#caller.reason);
}
