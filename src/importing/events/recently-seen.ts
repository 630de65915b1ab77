/** Repeated rows stand near each other; further apart, the store's unique ids find them. Some 50 MB at most. */
const REMEMBERED = 200_000;

/** Finds ids that come again soon, however long the file is: at least the last 100,000 are remembered. */
export class RecentlySeen {
  #newer = new Set<string>();
  #older = new Set<string>();

  /** Whether the id came before; from now on it did. */
  again(id: string): boolean {
    if (this.#newer.has(id) || this.#older.has(id)) return true;
    this.#newer.add(id);
    // Half of them is forgotten at once: to forget one by one costs more than all the rest of a row.
    if (this.#newer.size >= REMEMBERED / 2) {
      this.#older = this.#newer;
      this.#newer = new Set();
    }
    return false;
  }
}
