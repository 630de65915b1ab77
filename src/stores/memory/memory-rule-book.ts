import { isDeepStrictEqual } from 'node:util';
import { DEFAULT_RELEVANCE_RULES, type FieldWeights } from '../../domain/relevance/relevance-rules.js';
import type { SynonymGroup } from '../../domain/relevance/synonym-group.js';
import { admitSynonyms } from '../admit-synonyms.js';
import type { WriteCounts } from '../product-catalog.js';
import type { PutSynonyms, RuleBook, RuleBookPage } from '../rule-book.js';

/** The rule book in memory, for tests. */
export class MemoryRuleBook implements RuleBook {
  readonly #listeners = new Set<() => void>();
  #page: RuleBookPage = {
    revision: 0,
    weights: DEFAULT_RELEVANCE_RULES.weights,
    weightsChange: null,
    synonyms: [],
  };

  constructor(private readonly clock: () => Date) {}

  async revision(): Promise<number> {
    return this.#page.revision;
  }

  async read(): Promise<RuleBookPage> {
    return this.#page;
  }

  async setFieldWeights(weights: FieldWeights, changedBy: string): Promise<void> {
    if (!isDeepStrictEqual(weights, this.#page.weights))
      this.#turn({ weights, weightsChange: { at: this.clock(), by: changedBy } });
  }

  async putSynonyms(groups: readonly SynonymGroup[], changedBy: string): Promise<PutSynonyms> {
    const { changed, refused } = admitSynonyms(this.#page.synonyms, groups);
    const change = { at: this.clock(), by: changedBy };
    this.#keep([
      ...this.#page.synonyms.filter(({ id }) => !changed.some((group) => group.id === id)),
      ...changed.map((group) => ({ ...group, change })),
    ]);
    const written = changed.length;
    return { written, unchanged: groups.length - written - refused.length, refused };
  }

  async deleteSynonyms(ids: readonly string[]): Promise<WriteCounts> {
    const kept = this.#page.synonyms.filter(({ id }) => !ids.includes(id));
    const written = this.#page.synonyms.length - kept.length;
    this.#keep(kept);
    return { written, unchanged: ids.length - written };
  }

  async onChange(listener: () => void): Promise<() => Promise<void>> {
    this.#listeners.add(listener);
    return async () => void this.#listeners.delete(listener);
  }

  #keep(synonyms: RuleBookPage['synonyms']): void {
    const sorted = [...synonyms].sort((a, b) => (a.id < b.id ? -1 : 1));
    if (!isDeepStrictEqual(sorted, this.#page.synonyms)) this.#turn({ synonyms: sorted });
  }

  #turn(page: Partial<RuleBookPage>): void {
    this.#page = { ...this.#page, ...page, revision: this.#page.revision + 1 };
    for (const listener of this.#listeners) listener();
  }
}
