import { isDeepStrictEqual } from 'node:util';
import type { FoundProducts } from '../evaluated-shop.js';
import { TOP_PLACES } from '../top-places.js';

export const REASONS = [
  'another correction',
  'another rung',
  'other matches',
  'ties at the tenth place',
  'other scores',
] as const;
export type Reason = (typeof REASONS)[number];

/** The first reason that explains why two engines show other products; undefined where they show the same. */
export function whyDifferent(a: FoundProducts, b: FoundProducts): Reason | undefined {
  const [topA, topB] = [a, b].map(({ products }) => products.slice(0, TOP_PLACES).map(({ id }) => id));
  if (isDeepStrictEqual([...topA!].sort(), [...topB!].sort())) return undefined;
  if (!isDeepStrictEqual(a.notes.corrections, b.notes.corrections)) return 'another correction';
  if (a.notes.rung !== b.notes.rung) return 'another rung';
  if (a.notes.totalCount !== b.notes.totalCount) return 'other matches';
  const tied = isCutThroughTie(a, new Set(topB)) && isCutThroughTie(b, new Set(topA));
  return tied ? 'ties at the tenth place' : 'other scores';
}

/** Whether whatever only this engine shows scores like the next one, which it does not show. */
function isCutThroughTie({ products }: FoundProducts, shownByOther: ReadonlySet<string>): boolean {
  const next = products[TOP_PLACES];
  const own = products.slice(0, TOP_PLACES).filter(({ id }) => !shownByOther.has(id));
  return next !== undefined && own.every(({ score }) => Math.abs(score - next.score) <= 1e-6 * score);
}
