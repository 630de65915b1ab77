/** Strings in order, for ranges by prefix. Sorted anew after changes, when next asked: nearly sorted is cheap. */
export class SortedKeys {
  #keys: string[] = [];
  readonly #added = new Set<string>();
  readonly #removed = new Set<string>();

  add(key: string): void {
    if (!this.#removed.delete(key)) this.#added.add(key);
  }

  delete(key: string): void {
    if (!this.#added.delete(key)) this.#removed.add(key);
  }

  /** The keys that begin with `prefix`, in order. */
  *startingWith(prefix: string): Generator<string> {
    this.#settle();
    for (let i = this.#firstFrom(prefix); i < this.#keys.length && this.#keys[i]!.startsWith(prefix); i++)
      yield this.#keys[i]!;
  }

  hasPrefix(prefix: string): boolean {
    this.#settle();
    return this.#keys[this.#firstFrom(prefix)]?.startsWith(prefix) ?? false;
  }

  #settle(): void {
    if (this.#removed.size > 0) this.#keys = this.#keys.filter((key) => !this.#removed.has(key));
    if (this.#added.size > 0)
      this.#keys = [...this.#keys, ...[...this.#added].sort(byCodeUnits)].sort(byCodeUnits);
    this.#added.clear();
    this.#removed.clear();
  }

  #firstFrom(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
