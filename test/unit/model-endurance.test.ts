import { describe, expect, it } from '@jest/globals';
import { findFailures } from '../../src/inference/checking/find-failures.js';
import type { RowReader } from '../../src/inference/checking/row-reader.js';
import { soak } from '../../src/inference/checking/soak.js';
import type { TokenRow } from '../../src/inference/tokens/token-row.js';

const ROWS = Array.from({ length: 30 }, (_, i) => ({ ids: Int32Array.of(i, i), first: 2 }));
const KNOWN = ROWS.map(({ ids }) => Float32Array.of(ids[0]! / 100));
const PARITY = { rows: ROWS.length, largestDifference: 0, rankCorrelation: 1 };

interface Faults {
  /** What is said of a row in the so many-th batch. */
  readonly say?: (row: TokenRow, batch: number) => number;
  readonly bytes?: (batch: number) => number;
}

/** What a check finds wrong with a model that is nothing but these faults. */
async function failuresOf({
  say = (row) => row.ids[0]! / 100,
  bytes = () => 1e8,
}: Faults): Promise<string[]> {
  let batch = 0;
  const reader: RowReader = {
    run: async (rows) => {
      batch++;
      return { values: Float32Array.from(rows, (row) => say(row, batch)), milliseconds: 1 };
    },
  };
  const soaked = await soak(reader, ROWS, {
    seconds: 0.05,
    largest: 8,
    known: KNOWN,
    residentBytes: async () => bytes(batch),
  });
  return findFailures({ precision: 'fp32', boundDevice: 'CPU' }, PARITY, soaked);
}

describe('a model is let through its endurance', () => {
  it('where it says of every row the same, in memory that does not grow', async () => {
    expect(await failuresOf({})).toEqual([]);
  });

  it('not where it once says what is no number', async () => {
    const failures = await failuresOf({ say: (row, batch) => (batch === 20 ? NaN : row.ids[0]! / 100) });
    expect(failures[0]).toMatch(/^\d numbers? (was|were) not finite$/);
  });

  it('not where it fails on a batch', async () => {
    const fails = (): never => {
      throw new Error('out of memory');
    };
    const failures = await failuresOf({ say: (row, batch) => (batch === 20 ? fails() : row.ids[0]! / 100) });
    expect(failures).toEqual(['a batch failed: out of memory']);
  });

  it('not where the rows beside a row change what it says', async () => {
    const failures = await failuresOf({ say: ({ ids: [id] }) => id! / 100 + 0.002 });
    expect(failures).toEqual([expect.stringMatching(/^a row differed by 0\.00\d+ with the rows beside it/)]);
  });

  it('not where its memory grows on and on', async () => {
    const failures = await failuresOf({ bytes: (batch) => 1e8 * 1.01 ** batch });
    expect(failures).toEqual([expect.stringMatching(/^memory grew by \d+ % after it had settled$/)]);
  });
});
