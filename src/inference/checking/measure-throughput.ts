import { longestOf } from '../session/longest-of.js';
import { probeRow } from '../session/probe-row.js';
import type { SessionOrder } from '../session/protocol.js';
import type { RowReader } from './row-reader.js';

const BATCH_SIZES = [1, 4, 16, 64, 256];
const LENGTHS = [16, 32, 64];
/** Long enough for several batches of a quick device. */
const CELL_MS = 200;
const LEAST_RUNS = 2;
/** A third of what a process is given for a batch: what would take longer is not tried. */
const LONGEST_MS = 10_000;

export interface Throughput {
  readonly batchSize: number;
  /** Tokens of each row, or rows of each table. */
  readonly length: number;
  /** Null where a batch would take too long to try. */
  readonly rowsPerSecond: number | null;
}

/** How many rows a second are read, by the size of a batch and the length of its rows. */
export async function measureThroughput(
  reader: RowReader,
  { input }: Pick<SessionOrder, 'input'>,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Throughput[]> {
  const lengths = [...new Set(LENGTHS.map((length) => Math.min(length, longestOf(input))))];
  const measured: Throughput[] = [];
  for (const length of lengths) {
    let rate: number | null = Infinity;
    for (const batchSize of BATCH_SIZES) {
      const isTooLong: boolean = rate === null || (batchSize / rate) * 1000 > LONGEST_MS;
      const rows = Array.from({ length: batchSize }, () => probeRow(length, input));
      rate = isTooLong ? null : await rowsPerSecond(reader, rows);
      measured.push({ batchSize, length, rowsPerSecond: rate });
      onProgress(measured.length, lengths.length * BATCH_SIZES.length);
    }
  }
  return measured;
}

async function rowsPerSecond(reader: RowReader, rows: Parameters<RowReader['run']>[0]): Promise<number> {
  // The first batch of a shape makes room for it.
  await reader.run(rows);
  const startedAt = performance.now();
  for (let runs = 1; ; runs++) {
    await reader.run(rows);
    const milliseconds = performance.now() - startedAt;
    if (runs >= LEAST_RUNS && milliseconds >= CELL_MS) return (runs * rows.length * 1000) / milliseconds;
  }
}
