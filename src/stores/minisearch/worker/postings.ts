/** Which products have a key: sets of ordinals by key. */
export class Postings {
  readonly #sets = new Map<string, Set<number>>();

  /** True where the key is new. */
  add(key: string, ordinal: number): boolean {
    const set = this.#sets.get(key);
    if (set) set.add(ordinal);
    else this.#sets.set(key, new Set([ordinal]));
    return !set;
  }

  /** True where nothing has the key any more. */
  delete(key: string, ordinal: number): boolean {
    const set = this.#sets.get(key);
    set?.delete(ordinal);
    return set?.size === 0 && this.#sets.delete(key);
  }

  has(key: string): boolean {
    return this.#sets.has(key);
  }

  of(key: string): ReadonlySet<number> {
    return this.#sets.get(key) ?? NONE;
  }
}

const NONE: ReadonlySet<number> = new Set();
