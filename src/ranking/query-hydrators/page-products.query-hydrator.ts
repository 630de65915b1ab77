import type { ProductCatalog } from '../../stores/product-catalog.js';
import type { RecommendQuery } from '../recommend-query.js';
import type { QueryHydrator } from '../stages.js';

/** Adds the page's products, whose categories are the fallback where nobody bought or looked at them yet. */
export const pageProducts = (catalog: ProductCatalog): QueryHydrator<RecommendQuery> => ({
  name: 'page-products',
  enabled: ({ productIds }) => productIds.length > 0,
  async hydrate({ productIds }) {
    const products = await catalog.byIds(productIds);
    return { pageProducts: productIds.flatMap((id) => products.get(id) ?? []) };
  },
});
