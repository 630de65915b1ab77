import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance that comes out the same each time: of a seed, and of a part, so that no part's draws move another's. */
export class SeededRandom {
  readonly #source;

  constructor(seed: number, part: string) {
    this.#source = xoroshiro128plus(seed ^ hash(part));
  }

  /** From 0 to below 1. */
  fraction(): number {
    return uniformFloat32(this.#source);
  }

  /** Both ends included. */
  whole(from: number, to: number): number {
    return uniformInt(this.#source, from, to);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)]!;
  }

  /** One of the list, as often as its weight says. */
  pickBy<T>(list: readonly T[], weightOf: (item: T, place: number) => number): T {
    const weights = list.map(weightOf);
    let left = this.fraction() * weights.reduce((sum, weight) => sum + weight, 0);
    const found = weights.findIndex((weight) => (left -= weight) < 0);
    return list[found < 0 ? list.length - 1 : found]!;
  }

  /** Around 1, above zero, with a long tail: log-normal, whose logarithm has the given deviation (Box and Muller). */
  aroundOne(deviation: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.fraction())) * Math.cos(2 * Math.PI * this.fraction());
    return Math.exp(deviation * normal);
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
