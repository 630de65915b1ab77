import type { InferenceDevice } from '../model-info.js';
import type { BatchTaker } from '../queue/batch-taker.js';
import { WorkRate, type BatchTime } from '../queue/work-rate.js';
import type { SessionReady } from './protocol.js';

/** 16 rows of 32 tokens: larger ones leave the processor's cache and are slower, and the next query waits longer. */
const BATCH_TOKENS_CPU = 512;
/** A GPU is fed by the hundred. */
const BATCH_TOKENS_GPU = 16_384;

/** Times the measured time that a process is given for a batch: others may have the machine meanwhile. */
const PATIENCE = 20;
/** Milliseconds at least: a machine that starts something else stands still for as long. */
const LEAST_MS = 2000;
/** Milliseconds at least for the first batches of a GPU, which compiles what it is to run for every new shape. */
const LEAST_AT_FIRST_MS = 10_000;
const FIRST_BATCHES = 20;
/** Milliseconds at most: a program that plays a GPU takes some seconds, a process that takes longer is stuck. */
const MOST_MS = 30_000;

/** A process that takes batches: what it runs on, and how fast it is. */
export class LiveProcess implements BatchTaker {
  inHand = 0;
  readonly device: InferenceDevice;
  readonly rate = new WorkRate();
  #batches = 0;

  constructor({ device, warmUp }: Pick<SessionReady, 'device' | 'warmUp'>) {
    this.device = device;
    for (const time of warmUp) this.rate.observe(time);
  }

  get batchTokens(): number {
    return this.device === 'CPU' ? BATCH_TOKENS_CPU : BATCH_TOKENS_GPU;
  }

  get tokensPerMs(): number {
    return this.rate.tokensPerMs;
  }

  observe(time: BatchTime): void {
    this.#batches++;
    this.rate.observe(time);
  }

  /** Milliseconds within which it has read so many padded tokens, those before them included, or is stuck. */
  limitMs(paddedTokens: number): number {
    const isNew = this.device !== 'CPU' && this.#batches < FIRST_BATCHES;
    const least = isNew ? LEAST_AT_FIRST_MS : LEAST_MS;
    if (!this.rate.known) return MOST_MS;
    return Math.min(MOST_MS, Math.max(least, (PATIENCE * paddedTokens) / this.rate.tokensPerMs));
  }
}
