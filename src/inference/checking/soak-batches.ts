import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const BATCHES = 12;
const SEED = 1;

/**
 * Batches of mixed sizes and lengths, as places in a list of rows by their lengths; ever the same for the same rows.
 * The first is as large as any: what memory it takes is taken at the start.
 */
export function soakBatches(lengths: readonly number[], largest: number): number[][] {
  const random = xoroshiro128plus(SEED);
  const longest = lengths.indexOf(Math.max(...lengths));
  const draw = (size: number): number[] =>
    Array.from({ length: size }, () => uniformInt(random, 0, lengths.length - 1));
  return [
    [longest, ...draw(largest - 1)],
    ...Array.from({ length: BATCHES - 1 }, () => draw(uniformInt(random, 1, largest))),
  ];
}
