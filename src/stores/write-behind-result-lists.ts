import { LRUCache } from 'lru-cache';
import type { ResultList, ResultLists } from './result-lists.js';

/** Entries over all lists kept here, about 1.3 kB each: some 40 MB at most. */
const MAX_ENTRIES = 30_000;

/**
 * Keeps the latest lists in memory and writes them to the store behind the answer, so that page one never
 * waits for a write and page two on the same gateway reads no list. Another gateway reads the store. A list that was
 * made for a viewer is gone on with only while the store has it: any gateway may have erased it.
 */
export class WriteBehindResultLists implements ResultLists {
  readonly #recent = new LRUCache<string, ResultList>({
    maxSize: MAX_ENTRIES,
    sizeCalculation: ({ entries }) => Math.max(1, entries.length),
  });

  /** Writes under way, by list. */
  readonly #writing = new Map<string, Promise<void>>();

  constructor(
    private readonly store: ResultLists,
    private readonly onError: (error: unknown) => void,
  ) {}

  async save(list: ResultList): Promise<void> {
    this.#recent.set(list.id, list);
    const writing = this.store
      .save(list)
      .catch(this.onError)
      .finally(() => {
        if (this.#writing.get(list.id) === writing) this.#writing.delete(list.id);
      });
    this.#writing.set(list.id, writing);
  }

  async load(id: string, atLeast = 0): Promise<ResultList | null> {
    const recent = await this.#unerased(id);
    if (recent && (recent.complete || recent.entries.length >= atLeast)) return recent;
    // Another gateway may have gone on with it.
    const stored = await this.store.load(id).catch((error: unknown) => {
      this.onError(error);
      return null;
    });
    const longer = stored && stored.entries.length > (recent?.entries.length ?? -1);
    return (longer ? stored : recent) ?? null;
  }

  isKept(id: string): Promise<boolean> {
    return this.store.isKept(id);
  }

  /** What is being written is waited for, so that it does not come back afterwards. */
  async erase(viewers: readonly string[]): Promise<void> {
    await Promise.all(this.#writing.values());
    await this.store.erase(viewers);
    for (const [id, { viewer }] of this.#recent.entries())
      if (viewer !== null && viewers.includes(viewer)) this.#recent.delete(id);
  }

  async #unerased(id: string): Promise<ResultList | undefined> {
    const recent = this.#recent.get(id);
    if (!recent || recent.viewer === null || this.#writing.has(id)) return recent;
    // A store that cannot be asked costs the list, never the answer.
    return (await this.store.isKept(id).catch(() => false)) ? recent : undefined;
  }
}
