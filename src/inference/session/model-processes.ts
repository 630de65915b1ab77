import { setTimeout as sleep } from 'node:timers/promises';
import { VitrineError } from '../../domain/errors.js';
import type { BatchQueue } from '../queue/batch-queue.js';
import type { Batch } from '../queue/batch.js';
import type { BatchTime } from '../queue/work-rate.js';
import { ProcessLoss } from './process-loss.js';
import type { SessionReady } from './protocol.js';
import { SessionProcess, type ProcessOptions } from './session-process.js';
import { SessionRefusal } from './session-refusal.js';

/** Milliseconds that callers wait for a lost process to be replaced; then they are refused at once. */
const GRACE_MS = 1000;
/** Milliseconds before a process is replaced: the first at once, then from a tenth of a second to five. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;
/** A model whose process is lost so often before it was ever ready will not get ready. */
const MAX_LOADS = 3;

export interface ProcessesListener {
  /** A process is ready after so many milliseconds. */
  onReady(ready: SessionReady, milliseconds: number): void;
  /** A process ended, or could not be started, and is replaced after a pause. */
  onLost(error: Error, pauseMs: number): void;
  onBatch(time: BatchTime): void;
  /** A batch failed, and its process lives on. */
  onFailure(error: Error): void;
}

/**
 * Keeps processes of one model alive, each of which takes the next batch from the queue whenever it is free. What a
 * lost process had in hand is read by the next.
 */
export class ModelProcesses {
  /** Resolves when a process is ready for the first time; rejects with the reason why none will be. */
  readonly ready: Promise<void>;
  readonly #stopping = new AbortController();
  readonly #running: Promise<unknown>;
  #settleReady!: { resolve(): void; reject(reason: Error): void };
  #wasReady = false;
  #live = 0;
  #grace: NodeJS.Timeout | undefined;

  constructor(
    private readonly queue: BatchQueue,
    private readonly options: ProcessOptions,
    private readonly listener: ProcessesListener,
    processes: number,
  ) {
    this.ready = new Promise((resolve, reject) => (this.#settleReady = { resolve, reject }));
    // Whoever does not wait for it need not hear of it.
    this.ready.catch(() => undefined);
    queue.refuse(new VitrineError('UNAVAILABLE', 'The model is being loaded; try again in a moment.'));
    this.#running = Promise.all(Array.from({ length: processes }, () => this.#keep()));
  }

  /** Processes that take batches. */
  get live(): number {
    return this.#live;
  }

  /** Refuses what waits, and ends the processes after what they are running. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.queue.close(new VitrineError('UNAVAILABLE', 'The model is closed.'));
    this.#settleReady.reject(new Error('The model was closed.'));
    await this.#running;
    clearTimeout(this.#grace);
  }

  /** Starts one process after the other, until the model is closed or proves hopeless. */
  async #keep(): Promise<void> {
    const { signal } = this.#stopping;
    const losses = { inARow: 0 };
    while (!signal.aborted) {
      const error = await this.#serve(losses);
      if (signal.aborted) return;
      losses.inARow++;
      const hopeless = error instanceof SessionRefusal || losses.inARow >= MAX_LOADS;
      if (hopeless && !this.#wasReady) {
        this.queue.refuse(new VitrineError('UNAVAILABLE', 'The model could not be loaded.'));
        return this.#settleReady.reject(error);
      }
      const pauseMs = pauseAfter(losses.inARow);
      this.listener.onLost(error, pauseMs);
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Lets a process work off the queue for as long as it lives; resolves to the reason why it does no more. */
  async #serve(losses: { inARow: number }): Promise<Error> {
    const startedAt = performance.now();
    const started = await SessionProcess.start(this.options, this.#stopping.signal).catch(
      (error: Error) => error,
    );
    if (started instanceof Error) return started;
    const { process, ready } = started;
    this.listener.onReady(ready, performance.now() - startedAt);
    this.#count(1);
    this.#wasReady = true;
    this.#settleReady.resolve();
    const signal = AbortSignal.any([process.lost, this.#stopping.signal]);
    const readAll = async (next: () => Promise<Batch | undefined>): Promise<void> => {
      for (let batch = await next(); batch; batch = await next())
        if (await this.#read(batch, process)) losses.inARow = 0;
    };
    await Promise.all([
      readAll(() => this.queue.next(signal)),
      readAll(() => this.queue.nextInAdvance(signal)),
    ]);
    this.#count(-1);
    await process.end();
    return process.lost.reason as ProcessLoss;
  }

  /** Whether the batch was read. */
  async #read(batch: Batch, process: SessionProcess): Promise<boolean> {
    const { rows, length } = batch;
    try {
      const { values, milliseconds } = await process.run(rows.map(({ row }) => row));
      const width = values.length / rows.length;
      rows.forEach((row, i) => row.settle(values.slice(i * width, (i + 1) * width)));
      this.queue.done(batch);
      this.listener.onBatch({ rows: rows.length, paddedTokens: rows.length * length, milliseconds });
      return true;
    } catch (error) {
      if (error instanceof ProcessLoss) this.queue.lost(batch);
      else this.#fail(batch, error as Error);
      return false;
    }
  }

  #fail(batch: Batch, cause: Error): void {
    for (const row of batch.rows)
      row.settle(new VitrineError('UNAVAILABLE', 'The model failed on this.', { cause }));
    this.queue.done(batch);
    this.listener.onFailure(cause);
  }

  #count(change: number): void {
    this.#live += change;
    clearTimeout(this.#grace);
    if (this.#live > 0) this.queue.accept();
    else if (!this.#stopping.signal.aborted)
      this.#grace = setTimeout(
        () => this.queue.refuse(new VitrineError('UNAVAILABLE', 'The model is down; try again in a moment.')),
        GRACE_MS,
      );
  }
}

const pauseAfter = (lossesInARow: number): number =>
  lossesInARow <= 1 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (lossesInARow - 2));
