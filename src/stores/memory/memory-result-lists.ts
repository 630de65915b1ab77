import type { ResultList, ResultLists } from '../result-lists.js';

/** Answers kept in memory, for tests. They are copied, as a database would. */
export class MemoryResultLists implements ResultLists {
  readonly #lists = new Map<string, ResultList>();

  async save(list: ResultList): Promise<void> {
    const kept = this.#lists.get(list.id);
    if (!kept || list.entries.length > kept.entries.length) this.#lists.set(list.id, structuredClone(list));
  }

  async load(id: string): Promise<ResultList | null> {
    return this.#lists.get(id) ?? null;
  }

  async isKept(id: string): Promise<boolean> {
    return this.#lists.has(id);
  }

  async erase(viewers: readonly string[]): Promise<void> {
    for (const [id, { viewer }] of this.#lists)
      if (viewer !== null && viewers.includes(viewer)) this.#lists.delete(id);
  }
}
