import MiniSearch from 'minisearch';
import type { Product } from '../../../domain/product.js';
import { analyse } from '../../../domain/text/analyse.js';

export interface TextMatch {
  readonly ordinal: number;
  /** BM25, comparable within one query. */
  readonly score: number;
  /** The terms of the query that the product has, or begins a word with. */
  readonly terms: readonly string[];
}

interface Document {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

/**
 * MiniSearch over analysed terms. One text with the title five times, description, brand and category twice and
 * attributes once, and the title alone for a third, found most on a judged electronics catalogue: NDCG@10 .761,
 * against .742 for separate fields.
 */
export class FullText {
  readonly #engine = new MiniSearch<Document>({
    fields: ['title', 'text'],
    tokenize: (terms) => terms.split(' '),
    processTerm: (term) => term || null,
    searchOptions: { boost: { text: 1, title: 0.3 }, bm25: { k: 1.2, b: 0.75, d: 0 }, combineWith: 'OR' },
  });

  put(ordinal: number, product: Product): void {
    this.delete(ordinal);
    this.#engine.add(toDocument(ordinal, product));
  }

  delete(ordinal: number): void {
    if (this.#engine.has(ordinal)) this.#engine.discard(ordinal);
  }

  /** Products with any of the terms, best first. `halfTyped` is one of them that may be the start of a word. */
  search(terms: readonly string[], halfTyped: string | undefined): TextMatch[] {
    return this.#engine
      .search(terms.join(' '), { prefix: (term) => term === halfTyped })
      .map(({ id, score, queryTerms }) => ({ ordinal: id as number, score, terms: queryTerms }));
  }
}

function toDocument(id: number, { title, description, brand, categoryPath, attributes }: Product): Document {
  const titleTerms = analyse(title);
  const twice = analyse([description, brand, ...categoryPath].join(' '));
  const once = attributes.flatMap(({ value }) => analyse(value));
  return {
    id,
    title: titleTerms.join(' '),
    text: [titleTerms, titleTerms, titleTerms, titleTerms, titleTerms, twice, twice, once].flat().join(' '),
  };
}
