import { LRUCache } from 'lru-cache';
import type { ResultList, ResultLists } from './result-lists.js';

/** Entries over all lists kept here, about 300 bytes each: some 30 MB at most. */
const MAX_ENTRIES = 100_000;

/**
 * Keeps the latest lists in memory and writes them to the store behind the answer, so that page one never
 * waits for a write and page two on the same gateway needs no read. Another gateway reads the store.
 */
export class WriteBehindResultLists implements ResultLists {
  readonly #recent = new LRUCache<string, ResultList>({
    maxSize: MAX_ENTRIES,
    sizeCalculation: ({ entries }) => Math.max(1, entries.length),
  });

  constructor(
    private readonly store: ResultLists,
    private readonly onError: (error: unknown) => void,
  ) {}

  async save(list: ResultList): Promise<void> {
    this.#recent.set(list.id, list);
    void this.store.save(list).catch(this.onError);
  }

  async load(id: string, atLeast = 0): Promise<ResultList | null> {
    const recent = this.#recent.get(id);
    if (recent && (recent.complete || recent.entries.length >= atLeast)) return recent;
    // Another gateway may have gone on with it.
    const stored = await this.store.load(id);
    const longer = stored && stored.entries.length > (recent?.entries.length ?? -1);
    return (longer ? stored : recent) ?? null;
  }
}
