import type { DemoProduct } from '../../demo-shop/demo-product.js';
import { lackedWishes } from './lacked-wishes.js';
import type { Meaning, Wanted } from './meaning.js';

/** The grade of a product for what a query means, 0 to 3: the best that any line of the meaning gives. */
export const gradeOf = (product: DemoProduct, { wants, substitutes, related }: Meaning): number =>
  Math.max(gradeBy(product, wants, 3), gradeBy(product, substitutes, 2), gradeBy(product, related, 1));

function gradeBy(product: DemoProduct, lines: Wanted | readonly Wanted[] = [], grade: number): number {
  const grades = [lines].flat().map((line) => {
    const missed = lackedWishes(product, line);
    return missed === undefined ? 0 : Math.max(1, grade - missed);
  });
  return Math.max(0, ...grades);
}
