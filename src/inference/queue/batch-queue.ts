import { VitrineError } from '../../domain/errors.js';
import type { BatchTaker } from './batch-taker.js';
import type { Batch } from './batch.js';
import type { Call } from './call.js';
import { lengthBucket } from './length-bucket.js';
import type { Priority } from './priority.js';
import { WaitingLane } from './waiting-lane.js';
import type { RowOutcome, WaitingRow } from './waiting-row.js';

/** What the queue goes by, and whom it tells. */
export interface QueueSurroundings {
  /** Padded tokens a millisecond that all processes work off now; 0 where that is not known. */
  tokensPerMs(): number;
  /** Rows were not taken in. */
  onRefused(rows: number): void;
  /** A row left because nobody wanted it any more. */
  onUnwanted(): void;
}

/** Rows that may wait per priority, whatever the speed: a few hundred bytes each. */
const MAX_ROWS = 2000;
/** A search has about 60 ms for its models: who would wait for 25 of them is better off with the order it has, at once. */
const MAX_WAIT_MS = 25;
/** Work of a background batch: a query that comes in then waits no longer than that. */
const BACKGROUND_MS = 25;

/** A process that waits for a batch. */
interface Waiter {
  readonly taker: BatchTaker;
  give(batch: Batch): void;
}

/**
 * What waits for a model, of all requests of the process. Processes pull: whichever is free takes the next batch, so
 * batches grow with the load and there is no timer to tune. What is asked goes before what is done in the background,
 * calls take turns, rows of similar length go together. A full queue refuses at once; what nobody wants any more when
 * its turn comes is dropped.
 */
export class BatchQueue {
  readonly #lanes: Readonly<Record<Priority, WaitingLane>>;
  readonly #again: Batch[] = [];
  /** Whoever has waited longest stands first. */
  readonly #waiters: Waiter[] = [];
  #refusal: VitrineError | undefined;
  #closed = false;
  /** Tokens still to be read of the batches that processes have in hand. */
  readonly #inHand: Record<Priority, number> = { asked: 0, background: 0 };
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

  /** Tokens that go before a row that is asked for now: those that wait, and what is left of those in hand. */
  get tokensAhead(): number {
    return this.#tokensAsked + this.#inHand.background;
  }

  /**
   * One outcome per row, in order. A call is taken in where the ones before it do not keep it waiting too long, as a
   * whole but for rows beyond the most that may wait.
   */
  add({ rows, row, priority, isWanted }: Call): Promise<RowOutcome[]> {
    const room = this.#refusal ? 0 : this.#roomFor(priority);
    const refusal =
      this.#refusal ?? new VitrineError('OVERLOADED', 'The model is busy; try again in a moment.');
    const waiting: WaitingRow[] = [];
    const outcomes = Array.from({ length: rows }, (_, i) => {
      if (i >= room) return refusal;
      const wanted = (): boolean => isWanted?.(i) ?? true;
      return new Promise<RowOutcome>((settle) => waiting.push({ row: row(i), settle, isWanted: wanted }));
    });
    if (rows > room) this.surroundings.onRefused(rows - room);
    this.#lanes[priority].add(waiting);
    this.#wake();
    return Promise.all(outcomes);
  }

  /**
   * The next batch, as soon as there is one for the process; undefined when the signal is aborted. Every batch is handed
   * back. A process that is still reading another, so that it need not stand idle between the two, gets only what fills
   * a batch and what no idle process takes: a batch that is not full gets fuller meanwhile, and in the background nobody
   * is in a hurry.
   */
  next(taker: BatchTaker, signal: AbortSignal): Promise<Batch | undefined> {
    if (signal.aborted) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const leave = (): void => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
        resolve(undefined);
      };
      const give = (batch: Batch): void => {
        signal.removeEventListener('abort', leave);
        resolve(batch);
      };
      const waiter: Waiter = { taker, give };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiters.push(waiter);
      this.#serve();
    });
  }

  /** Hands a batch back whose rows were settled. */
  done(batch: Batch): void {
    this.#putBack(batch);
    this.#serve();
  }

  /** Hands a batch back whose process was lost. The next one reads it, before all others; if it is lost too, nobody. */
  lost(batch: Batch): void {
    this.#putBack(batch);
    if (this.#refusal || batch.wasLost)
      return settleAll(
        batch.rows,
        this.#refusal ?? new VitrineError('UNAVAILABLE', 'The model was lost twice.'),
      );
    this.#again.push(batch);
    this.#wake();
  }

  /** From now on every call gets this, and all that wait. */
  refuse(refusal: VitrineError): void {
    this.#refusal = refusal;
    for (const { rows } of this.#again.splice(0)) settleAll(rows, refusal);
    for (const lane of Object.values(this.#lanes)) settleAll(lane.takeAll(), refusal);
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

  get #tokensAsked(): number {
    return this.#lanes.asked.tokens + this.#inHand.asked;
  }

  #roomFor(priority: Priority): number {
    const lane = this.#lanes[priority];
    const room = (): number => (this.#isLate(priority) ? 0 : MAX_ROWS - lane.rows);
    if (room() > 0) return room();
    // What nobody waits for any more keeps nobody out.
    lane.dropUnwanted();
    return room();
  }

  /** Whether a call would wait too long; as long as the speed is not known none does. */
  #isLate(priority: Priority): boolean {
    const tokensPerMs = this.surroundings.tokensPerMs();
    return priority === 'asked' && tokensPerMs > 0 && this.#tokensAsked > MAX_WAIT_MS * tokensPerMs;
  }

  /** Gives what there is to whoever waits, to the idle first. */
  #serve(): void {
    // What comes in this turn of the event loop is read together.
    if (this.#waking) return;
    for (const waiter of this.#waiters.toSorted((a, b) => a.taker.inHand - b.taker.inHand)) {
      const batch = this.#takeFor(waiter.taker);
      if (!batch) continue;
      this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
      waiter.taker.inHand++;
      this.#inHand[batch.priority] += tokensLeft(batch);
      waiter.give(batch);
    }
  }

  #takeFor(taker: BatchTaker): Batch | undefined {
    if (taker.inHand > 0)
      return this.#lanes.asked.fills(taker.batchTokens) ? this.#takeAsked(taker) : undefined;
    const lost = this.#again.shift();
    if (lost) return { ...lost, taker, inAdvance: false, wasLost: true };
    return this.#takeAsked(taker) ?? this.#takeBackground(taker);
  }

  #takeAsked(taker: BatchTaker): Batch | undefined {
    return toBatch('asked', taker, this.#lanes.asked.take(taker.batchTokens));
  }

  #takeBackground(taker: BatchTaker): Batch | undefined {
    const most = Math.min(taker.batchTokens, BACKGROUND_MS * taker.tokensPerMs);
    return toBatch('background', taker, this.#lanes.background.take(most));
  }

  #putBack(batch: Batch): void {
    batch.taker.inHand--;
    this.#inHand[batch.priority] -= tokensLeft(batch);
  }

  /** After this turn of the event loop: calls that come in it together are read together. */
  #wake(): void {
    if (this.#waking) return;
    this.#waking = true;
    setImmediate(() => {
      this.#waking = false;
      this.#serve();
    });
  }
}

const toBatch = (priority: Priority, taker: BatchTaker, rows: readonly WaitingRow[]): Batch | undefined =>
  rows[0] && {
    priority,
    taker,
    rows,
    length: lengthBucket(rows[0].row.ids.length),
    wasLost: false,
    inAdvance: taker.inHand > 0,
  };

function settleAll(rows: readonly WaitingRow[], outcome: RowOutcome): void {
  for (const row of rows) row.settle(outcome);
}

/** Of a batch that is being read, half on average; one in advance waits for another to be read. */
const tokensLeft = ({ rows, length, inAdvance }: Batch): number =>
  rows.length * length * (inAdvance ? 1 : 0.5);
