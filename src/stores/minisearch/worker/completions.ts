import { normaliseCode } from '../../../domain/text/normalise-code.js';
import { stemPlural } from '../../../domain/text/stem-plural.js';
import { bestCompletions } from '../../completion/best-completions.js';
import { completePhrases } from '../../completion/complete-phrases.js';
import { readHalfTyped, type HalfTyped } from '../../completion/half-typed.js';
import { isTelling } from '../../completion/is-telling.js';
import type { PopularQueries } from '../../completion/popular-queries.js';
import { markPrefixes } from '../../highlighting/mark-prefixes.js';
import type { IndexSuggestions } from '../../product-index.js';
import type { CategoryTable } from './category-table.js';
import type { Codes } from './codes.js';
import { nearPrefixes } from './near-prefixes.js';
import type { Orders } from './orders.js';
import type { ProductTable } from './product-table.js';
import type { SpellingCorrector } from './spelling.js';
import type { Vocabulary } from './vocabulary.js';

/** Products looked at for one completion; the most popular are found among them. */
const MAX_PRODUCTS = 1500;
/** Titles read for what they say next. */
const MAX_TITLES = 500;
/** Words that begin alike, by frequency: behind one letter stand thousands. */
const MAX_WORDS = 64;

export interface CompletionParts {
  readonly products: ProductTable;
  readonly vocabulary: Vocabulary;
  readonly codes: Codes;
  readonly categories: CategoryTable;
  readonly orders: Orders;
  readonly popularQueries: PopularQueries;
  readonly spelling: SpellingCorrector;
}

/** Completes what somebody is typing, from past queries, titles, codes and categories. */
export class Completions {
  constructor(private readonly parts: CompletionParts) {}

  suggest(text: string, first: number): IndexSuggestions {
    const typed = readHalfTyped(text);
    const found = this.#complete(typed, text, first);
    const nothing = found.queries.length + found.productIds.length + found.categories.length === 0;
    const meant = nothing ? this.#repair(typed) : undefined;
    return meant ? this.#complete(meant, meant.lead + meant.partial, first) : found;
  }

  #complete(typed: HalfTyped, text: string, first: number): IndexSuggestions {
    const marks = [...typed.earlier, typed.partial].filter((word) => word !== '');
    const queries = new Set(this.parts.popularQueries.complete(text, first));
    if (marks.length === 0) {
      const popular = [...queries].map((query) => ({ text: query, highlights: markPrefixes(query, []) }));
      return { queries: popular, productIds: [], categories: [] };
    }
    const products = this.#products(typed);
    for (const query of this.#phrases(typed, products)) {
      if (queries.size >= first) break;
      queries.add(query);
    }
    return {
      queries: [...queries].map((query) => ({ text: query, highlights: markPrefixes(query, marks) })),
      productIds: this.#rankProducts(products, text, first),
      categories: this.parts.categories.complete(typed.earlier, typed.partial, first),
    };
  }

  /** Products with all whole words and, in their title, one that begins like the half one. */
  #products({ earlier, partial }: HalfTyped): readonly number[] {
    const { vocabulary } = this.parts;
    const sets = earlier
      .map((word) => vocabulary.titleStems.of(stemPlural(word)))
      .sort((a, b) => a.size - b.size);
    const [smallest, ...others] = sets;
    const found = new Set<number>();
    const candidates = smallest ?? this.#beginning(partial);
    for (const ordinal of candidates) {
      if (found.size === MAX_PRODUCTS) break;
      if (!others.every((set) => set.has(ordinal))) continue;
      if (smallest && !vocabulary.titleOf(ordinal).some((word) => word.startsWith(partial))) continue;
      found.add(ordinal);
    }
    return [...found];
  }

  *#beginning(partial: string): Generator<number> {
    for (const word of this.#words(partial)) yield* this.parts.vocabulary.titleStems.of(stemPlural(word));
  }

  /** Title words that begin so, the most frequent first. */
  #words(partial: string): string[] {
    const { vocabulary } = this.parts;
    return [...vocabulary.titleWords.startingWith(partial)]
      .filter(isTelling)
      .sort((a, b) => vocabulary.titlesWith(b) - vocabulary.titlesWith(a))
      .slice(0, MAX_WORDS);
  }

  #phrases(typed: HalfTyped, products: readonly number[]): string[] {
    const { vocabulary } = this.parts;
    const { earlier, partial } = typed;
    return completePhrases(typed, {
      whole: partial !== '' && vocabulary.knows(partial),
      words: earlier.length === 0 ? this.#words(partial) : [],
      titles: products.slice(0, MAX_TITLES).map((ordinal) => vocabulary.titleOf(ordinal)),
    });
  }

  #rankProducts(found: readonly number[], text: string, first: number): string[] {
    const { orders, codes, products, vocabulary } = this.parts;
    const { earlier, partial } = readHalfTyped(text);
    const completed = found.map((ordinal) => ({
      ordinal,
      popularity: orders.popularityOf(ordinal),
      words: vocabulary.titleOf(ordinal),
      title: products.at(ordinal).title,
    }));
    const best = bestCompletions(completed, earlier[0] ?? partial)
      .slice(0, first)
      .map(({ ordinal }) => ordinal);
    const byCode = codes.startingWith(normaliseCode(text));
    return [...new Set([...byCode, ...best])].slice(0, first).map((ordinal) => products.at(ordinal).id);
  }

  /** What was probably meant where nothing begins so: whole words corrected, the half one with one edit. */
  #repair({ lead, earlier, partial }: HalfTyped): HalfTyped | undefined {
    const { vocabulary, spelling } = this.parts;
    const corrected = spelling.correct(`${lead}\n`);
    const meantLead = corrected.searched.slice(0, -1);
    const meantPartial = vocabulary.titleWords.hasPrefix(partial) ? partial : this.#nearest(partial);
    if (meantPartial === undefined || (meantPartial === partial && meantLead === lead)) return undefined;
    const { earlier: words } = readHalfTyped(`${meantLead} `);
    return { lead: meantLead, earlier: words.length > 0 ? words : earlier, partial: meantPartial };
  }

  /** The beginning one edit away behind which the most products stand. */
  #nearest(partial: string): string | undefined {
    const { vocabulary } = this.parts;
    let best: { prefix: string; products: number } | undefined;
    for (const prefix of new Set(nearPrefixes(partial))) {
      if (!vocabulary.titleWords.hasPrefix(prefix)) continue;
      const [word] = this.#words(prefix);
      const products = word === undefined ? 0 : vocabulary.titlesWith(word);
      if (products > (best?.products ?? 0)) best = { prefix, products };
    }
    return best?.prefix;
  }
}
