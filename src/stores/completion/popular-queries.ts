import { foldText } from '../../domain/text/fold-text.js';
import type { PopularQuery } from '../product-index.js';

/** What shoppers searched, most frequent first; looked through whole, there are a few thousand at most. */
export class PopularQueries {
  #queries: readonly { readonly text: string; readonly folded: string }[] = [];

  set(queries: readonly PopularQuery[]): void {
    this.#queries = queries.map(({ text }) => ({ text, folded: ` ${foldText(text)}` }));
  }

  /** Queries with a word where the typed text begins; those that begin with it first. */
  complete(typed: string, limit: number): string[] {
    const folded = foldText(typed).trimStart();
    const found = this.#queries.filter((query) => query.folded.includes(` ${folded}`));
    const first = found.filter((query) => query.folded.startsWith(` ${folded}`));
    return [...new Set([...first, ...found])].slice(0, limit).map(({ text }) => text);
  }
}
