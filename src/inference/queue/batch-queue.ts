import { EventEmitter, once } from 'node:events';
import { VitrineError } from '../../domain/errors.js';
import type { TokenRow } from '../tokens/token-row.js';
import type { Batch } from './batch.js';
import type { Priority } from './priority.js';
import { WaitingLane } from './waiting-lane.js';
import type { RowOutcome, WaitingRow } from './waiting-row.js';

/** What the queue goes by, and whom it tells. */
export interface QueueSurroundings {
  /** Padded tokens of a batch at most, rows times the longest: what the device reads best at once. */
  batchTokens(): number;
  /** Padded tokens a millisecond that are worked off now; 0 where that is not known. */
  tokensPerMs(): number;
  /** Rows were not taken in. */
  onRefused(rows: number): void;
  /** A row left because nobody wanted it any more. */
  onUnwanted(): void;
}

export interface AddOptions {
  readonly priority: Priority;
  /** Asked when a row's turn comes, by its place in the call; absent: all are wanted. */
  isWanted?(index: number): boolean;
}

/** Rows that may wait per priority, whatever the speed: a few hundred bytes each. */
const MAX_ROWS = 2000;
/** A search has about 100 ms: who would wait for half of them is better off with the order it has, at once. */
const MAX_WAIT_MS = 50;
/** Work of a background batch: a query that comes in then waits no longer than that. */
const BACKGROUND_MS = 25;
/** A row whose process was lost is tried once more: it may have been the reason. */
const MAX_LOSSES = 1;

/**
 * What waits for a model, of all requests of the process. Processes pull: whichever is free takes the next batch, so
 * batches grow with the load and there is no timer to tune. What is asked goes before what is done in the background,
 * calls take turns, rows of similar length go together. A full queue refuses at once; what nobody wants any more when
 * its turn comes is dropped.
 */
export class BatchQueue {
  readonly #lanes: Readonly<Record<Priority, WaitingLane>>;
  readonly #events = new EventEmitter();
  #refusal: VitrineError | undefined;
  #closed = false;
  #tokensInHand = 0;
  #waking = false;

  constructor(private readonly surroundings: QueueSurroundings) {
    const onUnwanted = (row: WaitingRow): void => {
      surroundings.onUnwanted();
      row.settle(new VitrineError('UNAVAILABLE', 'Nobody waited for this row any more.'));
    };
    this.#lanes = { asked: new WaitingLane({ onUnwanted }), background: new WaitingLane({ onUnwanted }) };
  }

  /** Rows that wait. */
  get rows(): number {
    return this.#lanes.asked.rows + this.#lanes.background.rows;
  }

  /** Tokens that go before a row that is asked for now: those that wait, and half of what is being read. */
  get tokensAhead(): number {
    return this.#lanes.asked.tokens + this.#tokensInHand / 2;
  }

  /**
   * One outcome per row, in order. A call is taken in where the ones before it do not keep it waiting too long, as a
   * whole but for rows beyond the most that may wait.
   */
  add(rows: readonly TokenRow[], { priority, isWanted }: AddOptions): Promise<RowOutcome[]> {
    const room = this.#refusal ? 0 : this.#roomFor(priority);
    const refusal =
      this.#refusal ?? new VitrineError('OVERLOADED', 'The model is busy; try again in a moment.');
    const waiting: WaitingRow[] = [];
    const outcomes = rows.map((row, i) => {
      if (i >= room) return refusal;
      return new Promise<RowOutcome>((settle) => {
        waiting.push({ row, settle, losses: 0, isWanted: () => isWanted?.(i) ?? true });
      });
    });
    if (rows.length > room) this.surroundings.onRefused(rows.length - room);
    this.#lanes[priority].add(waiting);
    this.#wake();
    return Promise.all(outcomes);
  }

  /** The next batch, as soon as there is one; undefined when the signal is aborted. Every batch is handed back. */
  async next(signal: AbortSignal): Promise<Batch | undefined> {
    while (!signal.aborted) {
      const batch = this.#take();
      if (batch) return batch;
      await once(this.#events, 'rows', { signal }).catch(() => undefined);
    }
    return undefined;
  }

  /** Hands a batch back whose rows were settled. */
  done(batch: Batch): void {
    this.#tokensInHand -= tokensOf(batch);
  }

  /** Hands a batch back whose process was lost: the next one reads it, before all others, if it was not lost before. */
  lost(batch: Batch): void {
    this.done(batch);
    const refusal = this.#refusal ?? new VitrineError('UNAVAILABLE', 'The process of the model was lost.');
    const again = this.#refusal ? [] : batch.rows.filter(({ losses }) => losses < MAX_LOSSES);
    for (const row of batch.rows)
      if (again.includes(row)) row.losses++;
      else row.settle(refusal);
    this.#lanes[batch.priority].addFirst(again);
    this.#wake();
  }

  /** From now on every call gets this, and all that wait. */
  refuse(refusal: VitrineError): void {
    this.#refusal = refusal;
    for (const lane of Object.values(this.#lanes)) for (const row of lane.takeAll()) row.settle(refusal);
  }

  /** Calls are taken in again, unless the queue is closed. */
  accept(): void {
    if (!this.#closed) this.#refusal = undefined;
  }

  /** As refuse, for good. */
  close(refusal: VitrineError): void {
    this.#closed = true;
    this.refuse(refusal);
  }

  #roomFor(priority: Priority): number {
    const lane = this.#lanes[priority];
    const room = (): number => {
      const late =
        priority === 'asked' && lane.tokens > MAX_WAIT_MS * (this.surroundings.tokensPerMs() || Infinity);
      return late ? 0 : MAX_ROWS - lane.rows;
    };
    if (room() > 0) return room();
    // What nobody waits for any more keeps nobody out.
    lane.dropUnwanted();
    return room();
  }

  #take(): Batch | undefined {
    const batchTokens = this.surroundings.batchTokens();
    const little = Math.min(batchTokens, BACKGROUND_MS * this.surroundings.tokensPerMs());
    const { asked, background } = this.#lanes;
    return (
      this.#batch('asked', asked.take(batchTokens)) ?? this.#batch('background', background.take(little))
    );
  }

  #batch(priority: Priority, rows: readonly WaitingRow[]): Batch | undefined {
    if (rows.length === 0) return undefined;
    const batch = { rows, priority, longest: Math.max(...rows.map(({ row }) => row.ids.length)) };
    this.#tokensInHand += tokensOf(batch);
    return batch;
  }

  /** After this turn of the event loop: calls that come in it together are read together. */
  #wake(): void {
    if (this.#waking) return;
    this.#waking = true;
    setImmediate(() => {
      this.#waking = false;
      this.#events.emit('rows');
    });
  }
}

const tokensOf = ({ rows, longest }: Batch): number => rows.length * longest;
