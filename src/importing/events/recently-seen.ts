import { LRUCache } from 'lru-cache';

/** Repeated rows stand near each other; further apart, the store's unique ids find them. Some 50 MB at most. */
const REMEMBERED = 200_000;

/** Finds ids that come again soon, however long the file is. */
export class RecentlySeen {
  readonly #ids = new LRUCache<string, true>({ max: REMEMBERED });

  /** Whether the id came before; from now on it did. */
  again(id: string): boolean {
    if (this.#ids.has(id)) return true;
    this.#ids.set(id, true);
    return false;
  }
}
