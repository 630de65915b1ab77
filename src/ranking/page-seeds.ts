import { groupBaskets } from '../domain/demand/group-baskets.js';
import type { RecommendQuery } from './recommend-query.js';
import type { Seeds } from './viewer-seeds.js';

/** A cart of more products is an order list; its first 50 say what it is about. */
const MAX_SEEDS = 50;

/**
 * The products that the page is about, all weighing the same. A page that does not say so is about what the
 * viewer did last: the product looked at, the open cart, the last basket.
 */
export function pageSeeds(query: RecommendQuery): Seeds {
  const ids = query.productIds.length > 0 ? query.productIds : lastOf(query);
  const most = query.placement === 'PRODUCT' ? 1 : MAX_SEEDS;
  return new Map([...new Set(ids)].slice(0, most).map((id) => [id, 1]));
}

function lastOf({ placement, personalise, recent = [], purchases = [] }: RecommendQuery): readonly string[] {
  if (!personalise) return [];
  switch (placement) {
    case 'PRODUCT':
      return recent
        .filter(({ type }) => type === 'VIEW' || type === 'CLICK')
        .map(({ productId }) => productId);
    case 'CART':
      return openCart(recent, purchases);
    case 'AFTER_PURCHASE':
      return groupBaskets(purchases.toReversed()).at(-1)?.productIds ?? [];
    default:
      return [];
  }
}

/** What was put into the cart and neither taken out nor bought since. */
function openCart(
  recent: NonNullable<RecommendQuery['recent']>,
  purchases: NonNullable<RecommendQuery['purchases']>,
): string[] {
  const boughtAt = new Map(
    purchases.toReversed().map((purchase) => [purchase.productId, purchase.occurredAt]),
  );
  const settled = new Set<string>();
  return recent.flatMap(({ type, productId, occurredAt }) => {
    if (type !== 'ADD_TO_CART' && type !== 'REMOVE_FROM_CART') return [];
    const open = !settled.has(productId) && !((boughtAt.get(productId) ?? new Date(0)) >= occurredAt);
    settled.add(productId);
    return type === 'ADD_TO_CART' && open ? [productId] : [];
  });
}
