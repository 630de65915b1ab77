import { lengthBucket } from './length-bucket.js';
import { WaitingCall } from './waiting-call.js';
import type { WaitingRow } from './waiting-row.js';

export interface LaneListener {
  /** A row left because nobody wants it any more. */
  onUnwanted(row: WaitingRow): void;
}

/** Calls of one priority, each in its turn: however many rows one has, the others give one beside each of its own. */
export class WaitingLane {
  /** Whoever was served least lately stands first. */
  #calls: WaitingCall[] = [];
  #rows = 0;
  #tokens = 0;

  constructor(private readonly listener: LaneListener) {}

  get rows(): number {
    return this.#rows;
  }

  /** Padded, as they will be read. */
  get tokens(): number {
    return this.#tokens;
  }

  /** Whether what `take` would give fills the budget. */
  fills(budget: number): boolean {
    const bucket = this.#calls[0]?.bucket;
    if (bucket === undefined) return false;
    const rows = this.#calls.reduce((total, call) => total + call.rowsOf(bucket), 0);
    return rows >= rowsWithin(budget, bucket);
  }

  add(rows: readonly WaitingRow[]): void {
    if (rows.length === 0) return;
    this.#calls.push(new WaitingCall(rows));
    this.#rows += rows.length;
    for (const row of rows) this.#tokens += paddedTokens(row);
  }

  /** Wanted rows of one length bucket, as many as fit the budget of padded tokens but at least one; none where none waits. */
  take(budget: number): WaitingRow[] {
    for (let first = this.#calls[0]; first; first = this.#calls[0]) {
      const bucket = first.bucket!;
      const taken = this.#takeInTurns(bucket, rowsWithin(budget, bucket));
      if (taken.length > 0) return taken;
    }
    return [];
  }

  dropUnwanted(): void {
    for (const call of this.#calls) for (const row of call.takeUnwanted()) this.#drop(row);
    this.#calls = this.#calls.filter(({ isEmpty }) => !isEmpty);
  }

  takeAll(): WaitingRow[] {
    const all: WaitingRow[] = [];
    for (let rows = this.take(Infinity); rows.length > 0; rows = this.take(Infinity)) all.push(...rows);
    return all;
  }

  #takeInTurns(bucket: number, most: number): WaitingRow[] {
    const taken: WaitingRow[] = [];
    const served = new Set<WaitingCall>();
    const givers = (calls: readonly WaitingCall[]) => calls.filter((call) => call.has(bucket));
    for (let calls = givers(this.#calls); calls.length > 0 && taken.length < most; calls = givers(calls))
      for (const call of calls.slice(0, most - taken.length)) {
        const row = call.take(bucket)!;
        // Whoever gave last stands last.
        served.delete(call);
        served.add(call);
        if (row.isWanted()) taken.push(this.#discount(row));
        else this.#drop(row);
      }
    const waiting = this.#calls.filter((call) => !served.has(call));
    this.#calls = [...waiting, ...[...served].filter(({ isEmpty }) => !isEmpty)];
    return taken;
  }

  #discount(row: WaitingRow): WaitingRow {
    this.#rows--;
    this.#tokens -= paddedTokens(row);
    return row;
  }

  #drop(row: WaitingRow): void {
    this.listener.onUnwanted(this.#discount(row));
  }
}

const paddedTokens = ({ row }: WaitingRow): number => lengthBucket(row.ids.length);
const rowsWithin = (budget: number, bucket: number): number => Math.max(1, Math.floor(budget / bucket));
