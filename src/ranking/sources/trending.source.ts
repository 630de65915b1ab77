import type { ShopStatistics } from '../../stores/shop-statistics.js';
import { hiddenProducts } from '../hidden-products.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import type { Source } from '../stages.js';

/**
 * What everybody likes these days: the demand of 14 days, more for what is rising and less for what is falling;
 * the strongest is 1.
 */
export const trending = (statistics: ShopStatistics): Source<RecommendQuery, RecommendNotes> => ({
  name: 'trending',
  enabled: (query) => servesPlacement('trending', query),
  async retrieve(query) {
    const [week, fortnight, month] = await Promise.all(
      ([7, 14, 28] as const).map((days) => statistics.popularity(days)),
    );
    const hidden = hiddenProducts(query);
    const candidates: { productId: string; score: number }[] = [];
    for (const found of inOrder(week!, fortnight!, month!)) {
      if (candidates.length === query.window) break;
      if (!hidden.has(found.productId)) candidates.push(found);
    }
    return { candidates };
  },
});

type Popularity = ReadonlyMap<string, number>;
type Found = { readonly productId: string; readonly score: number };

/** Popularity is the same for all until it is refreshed, and so is its order. */
const orders = new WeakMap<Popularity, readonly Found[]>();

function inOrder(week: Popularity, fortnight: Popularity, month: Popularity): readonly Found[] {
  let order = orders.get(month);
  if (!order) {
    // Only what somebody wanted within the 14 days: of the others it would not be true.
    const scored = [...fortnight].map(([productId, lately]) => ({
      productId,
      score: lately * trendOf(week.get(productId) ?? 0, month.get(productId) ?? 0),
    }));
    const strongest = scored.reduce((most, { score }) => Math.max(most, score), Number.MIN_VALUE);
    order = scored
      .map(({ productId, score }) => ({ productId, score: score / strongest }))
      .sort((a, b) => b.score - a.score || (a.productId < b.productId ? -1 : 1));
    orders.set(month, order);
  }
  return order;
}

/** Demand of this week against an average week of the month; 1 is steady. Few sales are no trend: one is added to both. */
function trendOf(week: number, month: number): number {
  return Math.min(2, Math.max(0.5, (week + 1) / (month / 4 + 1)));
}
