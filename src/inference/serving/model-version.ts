import path from 'node:path';
import type { Logger } from '../../telemetry/logger.js';
import type { Metrics } from '../../telemetry/metrics.js';
import type { InferenceSettings } from '../inference-settings.js';
import { contentKey } from '../manifest/content-key.js';
import { InstalledFiles } from '../manifest/installed-files.js';
import type { ModelEntry, NextProductsEntry, TextModelEntry } from '../manifest/manifest.schema.js';
import { versionKey } from '../manifest/version-key.js';
import type { LoadedModel } from '../loaded-model.js';
import type { InferenceDevice, ModelInfo } from '../model-info.js';
import { BatchQueue } from '../queue/batch-queue.js';
import type { Call } from '../queue/call.js';
import type { RowOutcome } from '../queue/waiting-row.js';
import type { BatchTime } from '../queue/work-rate.js';
import { ProductVocabulary } from '../rows/product-vocabulary.js';
import { readProductIds } from '../rows/read-product-ids.js';
import type { LiveProcess } from '../session/live-process.js';
import { ModelProcesses } from '../session/model-processes.js';
import type { SessionReady } from '../session/protocol.js';
import { readTokenizerFile } from '../tokens/read-tokenizer-file.js';
import { TextTokenizer } from '../tokens/text-tokenizer.js';
import { ModelRefusal } from './model-refusal.js';
import { ModelTelemetry } from './model-telemetry.js';
import { sessionOrder } from './session-order.js';

export interface VersionParts {
  /** Where the paths of the entry start. */
  readonly folder: string;
  readonly settings: Omit<InferenceSettings, 'manifest'>;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** What an entry reads texts with. */
type TokenizerOf<E extends ModelEntry> = E extends TextModelEntry ? TextTokenizer : undefined;

/** What an entry reads histories with. */
type ProductsOf<E extends ModelEntry> = E extends NextProductsEntry ? ProductVocabulary : undefined;

/**
 * A version of a model that is loaded: its tokenizer where it reads texts, its products where it reads histories, its
 * queue and its processes.
 */
export class ModelVersion<E extends ModelEntry = ModelEntry> {
  /** As people read it. */
  readonly key: string;
  /** What vectors and scores of it are kept by; the space of an encoder's. */
  readonly contentKey: string;
  /** Resolves when the first process is ready; rejects with ModelRefusal. */
  readonly ready: Promise<void>;
  readonly #queue: BatchQueue;
  readonly #processes: ModelProcesses;
  readonly #telemetry: ModelTelemetry;
  /** The process that was ready last. */
  #latest: LiveProcess | undefined;
  #uses = 0;
  #onUnused: (() => void) | undefined;
  #closing: Promise<void> | undefined;

  private constructor(
    readonly entry: E,
    readonly tokenizer: TokenizerOf<E>,
    readonly products: ProductsOf<E>,
    files: InstalledFiles,
    { folder, settings, metrics, logger }: VersionParts,
  ) {
    this.key = versionKey(entry);
    this.contentKey = contentKey(entry);
    this.#telemetry = new ModelTelemetry(this.key, metrics, logger);
    const order = sessionOrder(entry, folder, settings);
    this.#queue = new BatchQueue({
      tokensPerMs: () => sum(this.#expected, ({ tokensPerMs }) => tokensPerMs),
      onRefused: (rows) => this.#telemetry.rows('refused', rows),
      onUnwanted: () => this.#telemetry.rows('unwanted', 1),
    });
    this.#processes = new ModelProcesses(
      this.#queue,
      { order, env: settings.processEnv, logger, checkFiles: () => files.check() },
      {
        onReady: (process, ready, milliseconds) => this.#onReady(process, ready, milliseconds),
        onGone: ({ device }) => this.#tellRate(device),
        onLost: (error, pauseMs) => this.#telemetry.lost(error, pauseMs),
        onBatch: (process, time) => this.#onBatch(process, time),
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

  /** Reads its tokenizer or its products and starts its processes. Rejects with ModelRefusal where it is for another device. */
  static async start<E extends ModelEntry>(entry: E, parts: VersionParts): Promise<ModelVersion<E>> {
    try {
      const files = await InstalledFiles.of(entry, parts.folder);
      const tokenizer = (await openTokenizer(entry, parts.folder)) as TokenizerOf<E>;
      const products = (await openProducts(entry, parts.folder)) as ProductsOf<E>;
      return new ModelVersion(entry, tokenizer, products, files, parts);
    } catch (error) {
      throw new ModelRefusal(versionKey(entry), parts.settings.device, error as Error);
    }
  }

  /** Whether a process was ever ready. */
  get proven(): boolean {
    return this.#latest !== undefined;
  }

  /**
   * Its device is that of its fastest process; before the first is ready, the one that every model runs on. While none
   * lives, the device and the rate are those of the last.
   */
  get info(): ModelInfo {
    const { name, version, task } = this.entry;
    const [fastest] = this.#expected.toSorted((a, b) => b.tokensPerMs - a.tokensPerMs);
    const rowsPerSecond = rowsPerSecondOf(this.#expected);
    return { name, version, task, device: fastest?.device ?? 'CPU', pairsPerSecond: rowsPerSecond || null };
  }

  get loaded(): LoadedModel {
    return { ...this.info, devices: [...this.#processes.live].map(({ device }) => device) };
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
    const live = [...this.#processes.live];
    const tokensPerMs = sum(live, (process) => process.tokensPerMs);
    if (tokensPerMs === 0) return Infinity;
    const tokens = milliseconds * tokensPerMs - this.#queue.tokensAhead;
    return Math.max(0, Math.floor((tokens * rowsPerSecondOf(live)) / (1000 * tokensPerMs)));
  }

  /** Tries again at once what failed and waits for its next attempt. */
  retry(): void {
    this.#processes.retry();
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

  /** The processes that read what waits: while none lives, one like the last. */
  get #expected(): readonly LiveProcess[] {
    const { live } = this.#processes;
    return live.size > 0 || !this.#latest ? [...live] : [this.#latest];
  }

  #onReady(process: LiveProcess, ready: SessionReady, milliseconds: number): void {
    this.#latest = process;
    this.#telemetry.ready(ready, milliseconds, process.rate.rowsPerSecond ?? 0);
    this.#tellRate(process.device);
  }

  #onBatch({ device }: LiveProcess, time: BatchTime): void {
    this.#telemetry.batch(device, time);
    this.#tellRate(device);
    this.#telemetry.waiting(this.#queue.rows);
  }

  #tellRate(device: InferenceDevice): void {
    const live = [...this.#processes.live].filter((process) => process.device === device);
    this.#telemetry.rate(device, live.length === 0 ? null : rowsPerSecondOf(live));
  }
}

async function openTokenizer(entry: ModelEntry, folder: string): Promise<TextTokenizer | undefined> {
  if (entry.task === 'ranker' || entry.task === 'next-products') return undefined;
  return new TextTokenizer(await readTokenizerFile(path.resolve(folder, entry.tokenizer.file)), entry);
}

async function openProducts(entry: ModelEntry, folder: string): Promise<ProductVocabulary | undefined> {
  if (entry.task !== 'next-products') return undefined;
  return new ProductVocabulary(await readProductIds(path.resolve(folder, entry.products.file)));
}

const sum = (processes: readonly LiveProcess[], of: (process: LiveProcess) => number): number =>
  processes.reduce((total, process) => total + of(process), 0);

/** 0 where it is not known. */
const rowsPerSecondOf = (processes: readonly LiveProcess[]): number =>
  sum(processes, ({ rate }) => rate.rowsPerSecond ?? 0);
