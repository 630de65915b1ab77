import { lengthOf } from '../rows/length-of.js';
import type { ModelRow } from '../rows/model-row.js';
import { readRows } from './read-rows.js';
import type { RowReader } from './row-reader.js';
import { soakBatches } from './soak-batches.js';
import { SoakTally, type SoakFigures } from './soak-tally.js';

/** Memory that is taken in the first fifth is what the batches need; later there is no reason for more. */
const SETTLING_SHARE = 1 / 5;

export interface SoakOptions {
  readonly seconds: number;
  /** Rows of the largest batch. */
  readonly largest: number;
  /** What the device said of the rows before. */
  readonly known: readonly Float32Array[];
  /** What the reader's process holds in memory, where the system tells. */
  readonly residentBytes: () => Promise<number | undefined>;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Soak extends SoakFigures {
  readonly seconds: number;
  /** Why a batch failed; it ends the soak. */
  readonly failure?: string;
}

/** Reads mixed batches for so long, and every one of them twice at least. */
export async function soak(
  reader: RowReader,
  rows: readonly ModelRow[],
  { seconds, largest, known, residentBytes, onProgress = () => undefined }: SoakOptions,
): Promise<Soak> {
  const lengths = rows.map(lengthOf);
  const batches = soakBatches(lengths, largest);
  const tally = new SoakTally(known);
  const startedAt = performance.now();
  const elapsed = (): number => (performance.now() - startedAt) / 1000;
  try {
    for (let done = 0; elapsed() < seconds || done < 2 * batches.length; done++) {
      const turn = done % batches.length;
      const picked = batches[turn]!.map((place) => rows[place]!);
      tally.add(turn, batches[turn]!, await readRows(reader, picked, picked.length));
      const isSettling = elapsed() < seconds * SETTLING_SHARE || done < batches.length;
      tally.held(isSettling ? 'settling' : 'later', (await residentBytes()) ?? 0);
      onProgress(Math.min(seconds, elapsed()), seconds);
    }
    return { seconds: elapsed(), ...tally.figures };
  } catch (error) {
    return { seconds: elapsed(), ...tally.figures, failure: (error as Error).message };
  } finally {
    onProgress(seconds, seconds);
  }
}
