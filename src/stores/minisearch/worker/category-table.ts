import { categoryLevels } from '../../../domain/products/category-levels.js';
import type { Product } from '../../../domain/products/product.js';
import {
  completableCategory,
  completeCategories,
  type CategoryCount,
  type CompletableCategory,
} from '../../completion/complete-categories.js';

/** Every category with products, on every level of the tree. A shop has thousands at most: looked through whole. */
export class CategoryTable {
  readonly #categories = new Map<string, CompletableCategory & { count: number }>();
  readonly #ofProduct: (readonly string[] | undefined)[] = [];

  put(ordinal: number, { categoryPath }: Product): void {
    this.delete(ordinal);
    this.#ofProduct[ordinal] = categoryPath;
    for (const path of categoryLevels(categoryPath)) {
      const known = this.#categories.get(keyOf(path));
      if (known) known.count++;
      else this.#categories.set(keyOf(path), completableCategory({ path, count: 1 }));
    }
  }

  delete(ordinal: number): void {
    for (const path of categoryLevels(this.#ofProduct[ordinal] ?? [])) {
      const category = this.#categories.get(keyOf(path))!;
      category.count--;
      if (category.count === 0) this.#categories.delete(keyOf(path));
    }
    this.#ofProduct[ordinal] = undefined;
  }

  complete(earlier: readonly string[], partial: string, limit: number): CategoryCount[] {
    return completeCategories(this.#categories.values(), earlier, partial, limit);
  }
}

const keyOf = (path: readonly string[]): string => path.join('\0');
