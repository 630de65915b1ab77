import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** So many of some things, drawn by chance and in the order in which they were drawn; one seed draws the same. */
export function firstOfShuffle<T>(things: readonly T[], most: number, seed: number): T[] {
  const all = [...things];
  const drawn = Math.min(most, all.length);
  const rng = xoroshiro128plus(seed);
  // The first places of a shuffle: Fisher and Yates.
  for (let i = 0; i < drawn; i++) {
    const j = uniformInt(rng, i, all.length - 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all.slice(0, drawn);
}
