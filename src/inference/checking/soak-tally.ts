import { largestDifference } from './largest-difference.js';

/** What came of reading batches of mixed lengths over and over again. */
export interface SoakFigures {
  readonly batches: number;
  readonly rows: number;
  /** Numbers that were none. */
  readonly notFinite: number;
  /** Between two readings of the same batch. */
  readonly repeatDifference: number;
  /** Between what was said of a row in a batch and what was said of it before the soak, in another. */
  readonly companyDifference: number;
  /** Of memory after the settling, in the unit of what was held at most until then; absent where nobody tells. */
  readonly memoryGrowth?: number;
}

/** Counts what is wrong with the answers of a soak while they come. */
export class SoakTally {
  readonly #firsts = new Map<number, readonly Float32Array[]>();
  readonly #figures = { batches: 0, rows: 0, notFinite: 0, repeatDifference: 0, companyDifference: 0 };
  readonly #held = { settling: 0, later: 0 };

  /** `known` is what was said of the rows before. */
  constructor(private readonly known: readonly Float32Array[]) {}

  /** What was said of the rows of a batch, which are places among those known; `turn` tells it from other batches. */
  add(turn: number, batch: readonly number[], values: readonly Float32Array[]): void {
    const figures = this.#figures;
    const first = this.#firsts.get(turn) ?? values;
    this.#firsts.set(turn, first);
    figures.batches++;
    figures.rows += batch.length;
    for (const [i, read] of values.entries()) {
      figures.notFinite += read.filter((number) => !Number.isFinite(number)).length;
      figures.repeatDifference = Math.max(figures.repeatDifference, largestDifference(first[i]!, read));
      const known = this.known[batch[i]!]!;
      figures.companyDifference = Math.max(figures.companyDifference, largestDifference(known, read));
    }
  }

  held(time: 'settling' | 'later', bytes: number): void {
    this.#held[time] = Math.max(this.#held[time], bytes);
  }

  get figures(): SoakFigures {
    const { settling, later } = this.#held;
    return { ...this.#figures, memoryGrowth: later > 0 ? later / settling - 1 : undefined };
  }
}
