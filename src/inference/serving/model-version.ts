import path from 'node:path';
import type { Logger } from '../../telemetry/logger.js';
import type { Metrics } from '../../telemetry/metrics.js';
import type { InferenceSettings } from '../inference-settings.js';
import type { ModelEntry } from '../manifest/manifest.schema.js';
import { versionKey } from '../manifest/version-key.js';
import type { InferenceDevice, ModelInfo } from '../model-info.js';
import { BatchQueue } from '../queue/batch-queue.js';
import type { Call } from '../queue/call.js';
import type { RowOutcome } from '../queue/waiting-row.js';
import { WorkRate, type BatchTime } from '../queue/work-rate.js';
import { ModelProcesses } from '../session/model-processes.js';
import type { SessionReady } from '../session/protocol.js';
import { readTokenizerFile } from '../tokens/read-tokenizer-file.js';
import { TextTokenizer } from '../tokens/text-tokenizer.js';
import { ModelRefusal } from './model-refusal.js';
import { ModelTelemetry } from './model-telemetry.js';
import { sessionOrder } from './session-order.js';

/** 16 rows of 32 tokens: larger ones leave the processor's cache and are slower, and the next query waits longer. */
const BATCH_TOKENS_CPU = 512;
/** A GPU is fed by the hundred. */
const BATCH_TOKENS_GPU = 16_384;

export interface VersionParts {
  /** Where the paths of the entry start. */
  readonly folder: string;
  readonly settings: Omit<InferenceSettings, 'manifest'>;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** A version of a model that is loaded: its tokenizer, its queue and its processes. */
export class ModelVersion<E extends ModelEntry = ModelEntry> {
  readonly key: string;
  /** Resolves when the first process is ready; rejects with ModelRefusal. */
  readonly ready: Promise<void>;
  readonly #queue: BatchQueue;
  readonly #processes: ModelProcesses;
  readonly #telemetry: ModelTelemetry;
  readonly #rate = new WorkRate();
  #device: InferenceDevice | undefined;
  #uses = 0;
  #onUnused: (() => void) | undefined;
  #closing: Promise<void> | undefined;

  private constructor(
    readonly entry: E,
    readonly tokenizer: TextTokenizer,
    { folder, settings, metrics, logger }: VersionParts,
  ) {
    this.key = versionKey(entry);
    this.#telemetry = new ModelTelemetry(this.key, metrics, logger);
    const order = sessionOrder(entry, folder, settings);
    this.#queue = new BatchQueue({
      batchTokens: () => (this.#device === 'CPU' ? BATCH_TOKENS_CPU : BATCH_TOKENS_GPU),
      // While none lives as well, since the next one reads what waits.
      tokensPerMs: () => this.#rate.tokensPerMs * Math.max(1, this.#processes.live),
      onRefused: (rows) => this.#telemetry.rows('refused', rows),
      onUnwanted: () => this.#telemetry.rows('unwanted', 1),
    });
    this.#processes = new ModelProcesses(
      this.#queue,
      { order, env: settings.processEnv, logger },
      {
        onReady: (ready, milliseconds) => this.#onReady(ready, milliseconds),
        onLost: (error, pauseMs) => this.#telemetry.lost(error, pauseMs),
        onBatch: (time) => this.#onBatch(time),
        onFailure: (error) => this.#telemetry.failed(error),
      },
      settings.processes,
    );
    this.ready = this.#processes.ready.catch((error: Error) => {
      throw new ModelRefusal(this.key, settings.device, error);
    });
    // Whoever does not wait for it need not hear of it.
    this.ready.catch(() => undefined);
  }

  /** Reads its tokenizer and starts its processes. Rejects with ModelRefusal where it is for another device. */
  static async start<E extends ModelEntry>(entry: E, parts: VersionParts): Promise<ModelVersion<E>> {
    try {
      const file = await readTokenizerFile(path.resolve(parts.folder, entry.tokenizer.file));
      return new ModelVersion(entry, new TextTokenizer(file, entry), parts);
    } catch (error) {
      throw new ModelRefusal(versionKey(entry), parts.settings.device, error as Error);
    }
  }

  /** Whether a process was ever ready. */
  get proven(): boolean {
    return this.#device !== undefined;
  }

  /** Before its first process is ready the device is the one that every model runs on. */
  get info(): ModelInfo {
    const { name, version, task } = this.entry;
    return { name, version, task, device: this.#device ?? 'CPU', pairsPerSecond: this.#rowsPerSecond };
  }

  /** One outcome per row, in order. */
  read(call: Call): Promise<RowOutcome[]> {
    const outcomes = this.#queue.add(call);
    this.#telemetry.waiting(this.#queue.rows);
    return outcomes;
  }

  /**
   * Rows that would be read within so many milliseconds, behind what waits. While no process lives, and before the rate
   * is known, there is no limit: callers are to hear from `read` why there is nothing.
   */
  rowsWithin(milliseconds: number): number {
    const tokensPerMs = this.#rate.tokensPerMs * this.#processes.live;
    if (tokensPerMs === 0) return Infinity;
    const tokens = milliseconds * tokensPerMs - this.#queue.tokensAhead;
    return Math.max(0, Math.floor(tokens / this.#rate.tokensPerRow));
  }

  /** Keeps the version from being closed by `retire` until the work is done. */
  async use<T>(work: (version: this) => Promise<T>): Promise<T> {
    this.#uses++;
    try {
      return await work(this);
    } finally {
      if (--this.#uses === 0) this.#onUnused?.();
    }
  }

  /** Closes it when nobody uses it any more. */
  async retire(): Promise<void> {
    if (this.#uses > 0) await new Promise<void>((resolve) => (this.#onUnused = resolve));
    await this.close();
  }

  /** Refuses what waits, and ends the processes after what they are running. */
  close(): Promise<void> {
    this.#closing ??= this.#processes.stop().then(() => this.#telemetry.forget());
    return this.#closing;
  }

  get #rowsPerSecond(): number | null {
    const rate = this.#rate.rowsPerSecond;
    return rate === null ? null : rate * Math.max(1, this.#processes.live);
  }

  #onReady(ready: SessionReady, milliseconds: number): void {
    this.#device = ready.device;
    if (!this.#rate.known) for (const time of ready.warmUp) this.#rate.observe(time);
    this.#telemetry.ready(ready, milliseconds, this.#rowsPerSecond ?? 0);
  }

  #onBatch(time: BatchTime): void {
    this.#rate.observe(time);
    this.#telemetry.batch(this.info.device, time, this.#rowsPerSecond ?? 0);
    this.#telemetry.waiting(this.#queue.rows);
  }
}
