import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { VitrineError } from '../../domain/errors.js';
import type { BatchQueue } from '../queue/batch-queue.js';
import type { Batch } from '../queue/batch.js';
import type { BatchTime } from '../queue/work-rate.js';
import { LiveProcess } from './live-process.js';
import { LoadingOrder } from './loading-order.js';
import { ProcessLoss } from './process-loss.js';
import type { SessionOrder, SessionReady } from './protocol.js';
import { SessionProcess, type ProcessOptions } from './session-process.js';
import { SessionRefusal } from './session-refusal.js';

/** Milliseconds that callers wait for a lost process to be replaced; then they are refused at once. */
const GRACE_MS = 1000;
/** Milliseconds before a process is replaced: the first at once, then from a tenth of a second to five. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;
/**
 * A model whose process is lost so often before it was ever ready is not waited for any longer. It is tried again
 * every minute: loading takes a processor for seconds.
 */
const MAX_LOADS = 3;
const HOPELESS_PAUSE_MS = 60_000;
/** Batches that a process has at most: one that it reads, and one that follows without a pause. */
const MAX_IN_HAND = 2;

export interface ModelProcessOptions extends ProcessOptions {
  /** Called before a process reads the model's files; rejects where they are not the model's any more. */
  checkFiles(): Promise<void>;
}

export interface ProcessesListener {
  /** A process is ready after so many milliseconds. */
  onReady(process: LiveProcess, ready: SessionReady, milliseconds: number): void;
  /** A process takes no more batches; `live` lacks it already. */
  onGone(process: LiveProcess): void;
  /** A process ended, or could not be started, and is replaced after a pause. */
  onLost(error: Error, pauseMs: number): void;
  onBatch(process: LiveProcess, time: BatchTime): void;
  /** A batch failed, and its process lives on. */
  onFailure(error: Error): void;
}

/**
 * Keeps processes of one model alive, each of which takes the next batch from the queue whenever it is free. What a
 * lost process had in hand is read by the next.
 */
export class ModelProcesses {
  /** Resolves when a process is ready for the first time; rejects with the reason why none seems to get ready. */
  readonly ready: Promise<void>;
  readonly #stopping = new AbortController();
  readonly #running: Promise<unknown>;
  #settleReady!: { resolve(): void; reject(reason: Error): void };
  #wasReady = false;
  #hasFailed = false;
  #pauses = new AbortController();
  readonly #live = new Set<LiveProcess>();
  #grace: NodeJS.Timeout | undefined;

  constructor(
    private readonly queue: BatchQueue,
    private readonly options: ModelProcessOptions,
    private readonly listener: ProcessesListener,
    processes: number,
  ) {
    this.ready = new Promise((resolve, reject) => (this.#settleReady = { resolve, reject }));
    // Whoever does not wait for it need not hear of it.
    this.ready.catch(() => undefined);
    // However many processes there are, each listens to it while it starts.
    setMaxListeners(0, this.#stopping.signal);
    queue.refuse(new VitrineError('UNAVAILABLE', 'The model is being loaded; try again in a moment.'));
    this.#running = Promise.all(Array.from({ length: processes }, () => this.#keep()));
  }

  /** Processes that take batches. */
  get live(): ReadonlySet<LiveProcess> {
    return this.#live;
  }

  /** Ends every pause: something has changed, and whatever failed may do better now. */
  retry(): void {
    this.#pauses.abort();
    this.#pauses = new AbortController();
  }

  /** Refuses what waits, and ends the processes after what they are running. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.queue.close(new VitrineError('UNAVAILABLE', 'The model is closed.'));
    this.#settleReady.reject(new Error('The model was closed.'));
    await this.#running;
    clearTimeout(this.#grace);
  }

  /** Starts one process after the other, until the model is closed. */
  async #keep(): Promise<void> {
    const { signal } = this.#stopping;
    const losses = { inARow: 0 };
    const loading = new LoadingOrder(this.options.order);
    while (!signal.aborted) {
      // Before the attempt: what changes during it is a reason for another.
      const over = AbortSignal.any([signal, this.#pauses.signal]);
      const error = await this.#serve(loading, losses);
      if (signal.aborted) return;
      if (loading.passOver(error)) {
        this.listener.onLost(error, 0);
        continue;
      }
      losses.inARow++;
      const isHopeless = error instanceof SessionRefusal || losses.inARow >= MAX_LOADS;
      const pauseMs = isHopeless && !this.#wasReady ? HOPELESS_PAUSE_MS : pauseAfter(losses.inARow);
      if (isHopeless && !this.#wasReady && !this.#hasFailed) this.#failToLoad(error);
      else this.listener.onLost(error, pauseMs);
      await sleep(pauseMs, undefined, { signal: over }).catch(() => undefined);
    }
  }

  #failToLoad(error: Error): void {
    this.#hasFailed = true;
    this.queue.refuse(new VitrineError('UNAVAILABLE', 'The model could not be loaded.'));
    this.#settleReady.reject(error);
  }

  /** Lets a process work off the queue for as long as it lives; resolves to the reason why it does no more. */
  async #serve(loading: LoadingOrder, losses: { inARow: number }): Promise<Error> {
    const startedAt = performance.now();
    const started = await this.#start(loading.order).catch((error: Error) => error);
    if (started instanceof Error) return started;
    const { process } = started;
    const ready = loading.succeeded(started.ready);
    const live = new LiveProcess(ready);
    this.#live.add(live);
    this.#countLive();
    this.listener.onReady(live, ready, performance.now() - startedAt);
    this.#wasReady = true;
    this.#settleReady.resolve();
    const signal = AbortSignal.any([process.lost, this.#stopping.signal]);
    const reading = new Set<Promise<void>>();
    for (let batch; (batch = await this.queue.next(live, signal));) {
      const read = this.#read(batch, process, live, losses).finally(() => reading.delete(read));
      reading.add(read);
      if (reading.size >= MAX_IN_HAND) await Promise.race(reading);
    }
    await Promise.all(reading);
    this.#live.delete(live);
    this.#countLive();
    this.listener.onGone(live);
    await process.end();
    return process.lost.reason as ProcessLoss;
  }

  async #start(order: SessionOrder): Promise<{ process: SessionProcess; ready: SessionReady }> {
    const { checkFiles, ...options } = this.options;
    await checkFiles();
    return SessionProcess.start({ ...options, order }, this.#stopping.signal);
  }

  async #read(
    batch: Batch,
    process: SessionProcess,
    live: LiveProcess,
    losses: { inARow: number },
  ): Promise<void> {
    const { rows, length } = batch;
    const paddedTokens = rows.length * length;
    try {
      // One in advance begins when the one before it has been read, which may be as large as batches are.
      const limitMs = live.limitMs(paddedTokens + (batch.inAdvance ? live.batchTokens : 0));
      const { values, milliseconds } = await process.run(
        rows.map(({ row }) => row),
        limitMs,
      );
      const width = values.length / rows.length;
      rows.forEach((row, i) => row.settle(values.slice(i * width, (i + 1) * width)));
      const time = { rows: rows.length, paddedTokens, milliseconds };
      live.observe(time);
      this.queue.done(batch);
      this.listener.onBatch(live, time);
      losses.inARow = 0;
    } catch (error) {
      if (error instanceof ProcessLoss) this.queue.lost(batch);
      else this.#fail(batch, error as Error);
    }
  }

  #fail(batch: Batch, cause: Error): void {
    for (const row of batch.rows)
      row.settle(new VitrineError('UNAVAILABLE', 'The model failed on this.', { cause }));
    this.queue.done(batch);
    this.listener.onFailure(cause);
  }

  /** Whether calls are taken in follows from how many live. */
  #countLive(): void {
    clearTimeout(this.#grace);
    if (this.#live.size > 0) this.queue.accept();
    else if (!this.#stopping.signal.aborted)
      this.#grace = setTimeout(
        () => this.queue.refuse(new VitrineError('UNAVAILABLE', 'The model is down; try again in a moment.')),
        GRACE_MS,
      );
  }
}

const pauseAfter = (lossesInARow: number): number =>
  lossesInARow <= 1 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (lossesInARow - 2));
