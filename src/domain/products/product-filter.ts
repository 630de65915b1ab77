/** One facet; any of the values matches. Facets: 'brand', 'category', or an attribute's name. */
export interface FacetPick {
  readonly facet: string;
  readonly anyOf: readonly string[];
}

/** What a product must satisfy to be shown. All parts must hold; an absent part holds. */
export interface ProductFilter {
  readonly facets?: readonly FacetPick[];
  /** Minor units, both ends included. */
  readonly price?: { readonly min?: number; readonly max?: number };
  readonly inStock?: boolean;
  readonly productIds?: readonly string[];
  readonly excludeProductIds?: readonly string[];
}

export const BRAND_FACET = 'brand';
/** Matches a category anywhere in a product's path, by its name. */
export const CATEGORY_FACET = 'category';
