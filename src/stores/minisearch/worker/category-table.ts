import type { Product } from '../../../domain/product.js';
import { stemPlural } from '../../../domain/text/stem-plural.js';
import { tokenise } from '../../../domain/text/tokenise.js';

interface Category {
  readonly path: readonly string[];
  /** Of the last level. */
  readonly words: readonly string[];
  /** Of the whole path. */
  readonly stems: ReadonlySet<string>;
  count: number;
}

export interface CategoryCount {
  readonly path: readonly string[];
  readonly count: number;
}

/** Every category with products, on every level of the tree. A shop has thousands at most: looked through whole. */
export class CategoryTable {
  readonly #categories = new Map<string, Category>();
  readonly #ofProduct: (readonly string[] | undefined)[] = [];

  put(ordinal: number, { categoryPath }: Product): void {
    this.delete(ordinal);
    this.#ofProduct[ordinal] = categoryPath;
    for (const path of levels(categoryPath)) {
      const known = this.#categories.get(keyOf(path));
      if (known) known.count++;
      else this.#categories.set(keyOf(path), toCategory(path));
    }
  }

  delete(ordinal: number): void {
    for (const path of levels(this.#ofProduct[ordinal] ?? [])) {
      const category = this.#categories.get(keyOf(path))!;
      category.count--;
      if (category.count === 0) this.#categories.delete(keyOf(path));
    }
    this.#ofProduct[ordinal] = undefined;
  }

  /** Categories with a word that begins so, and the other words somewhere on their path; largest first. */
  complete(earlier: readonly string[], partial: string, limit: number): CategoryCount[] {
    const stems = earlier.map(stemPlural);
    return [...this.#categories.values()]
      .filter(
        ({ words, stems: own }) =>
          words.some((word) => word.startsWith(partial)) && stems.every((stem) => own.has(stem)),
      )
      .sort((a, b) => b.count - a.count || (keyOf(a.path) < keyOf(b.path) ? -1 : 1))
      .slice(0, limit)
      .map(({ path, count }) => ({ path, count }));
  }
}

const levels = (path: readonly string[]): (readonly string[])[] => path.map((_, i) => path.slice(0, i + 1));
const keyOf = (path: readonly string[]): string => path.join('\0');
const wordsOf = (text: string): string[] => tokenise(text).map((token) => token.text);

const toCategory = (path: readonly string[]): Category => ({
  path,
  words: wordsOf(path.at(-1)!),
  stems: new Set(path.flatMap(wordsOf).map(stemPlural)),
  count: 1,
});
