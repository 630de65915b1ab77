import { lengthBucket } from './length-bucket.js';
import type { WaitingRow } from './waiting-row.js';

/** The rows of one caller that wait, by length. */
export class WaitingCall {
  readonly #buckets = new Map<number, WaitingRow[]>();

  constructor(rows: readonly WaitingRow[]) {
    for (const row of rows) {
      const bucket = lengthBucket(row.row.ids.length);
      const waiting = this.#buckets.get(bucket);
      if (waiting) waiting.push(row);
      else this.#buckets.set(bucket, [row]);
    }
    // Rows are taken from the end: the first is to be the first.
    for (const waiting of this.#buckets.values()) waiting.reverse();
  }

  get isEmpty(): boolean {
    return this.#buckets.size === 0;
  }

  /** A bucket that has rows. */
  get bucket(): number | undefined {
    return this.#buckets.keys().next().value;
  }

  has(bucket: number): boolean {
    return this.#buckets.has(bucket);
  }

  /** Rows that wait in a bucket. */
  rowsOf(bucket: number): number {
    return this.#buckets.get(bucket)?.length ?? 0;
  }

  /** Takes a row out of a bucket. */
  take(bucket: number): WaitingRow | undefined {
    const waiting = this.#buckets.get(bucket);
    const row = waiting?.pop();
    if (waiting?.length === 0) this.#buckets.delete(bucket);
    return row;
  }

  /** Takes out what nobody wants any more. */
  takeUnwanted(): WaitingRow[] {
    const unwanted: WaitingRow[] = [];
    for (const [bucket, rows] of this.#buckets) {
      const wanted = rows.filter((row) => {
        const keep = row.isWanted();
        if (!keep) unwanted.push(row);
        return keep;
      });
      if (wanted.length > 0) this.#buckets.set(bucket, wanted);
      else this.#buckets.delete(bucket);
    }
    return unwanted;
  }
}
