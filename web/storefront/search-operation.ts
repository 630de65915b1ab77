import { SHOWN_PRODUCT, type ShownProduct } from './product';

export interface SearchAnswer {
  readonly search: SearchResult;
}

export interface SearchResult {
  readonly requestId: string;
  readonly totalCount: number;
  readonly interpretation: Interpretation;
  /** Only where asked for. */
  readonly facets?: readonly Facet[];
  readonly edges: readonly { readonly position: number; readonly node: ShownProduct }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface Interpretation {
  readonly query: string;
  readonly searched: string;
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  readonly relaxations: readonly { readonly detail: string }[];
}

export interface Facet {
  readonly name: string;
  readonly values: readonly { readonly value: string; readonly count: number; readonly selected: boolean }[];
}

export const SEARCH = /* GraphQL */ `
  query Results(
    $query: String!
    $first: Int!
    $after: String
    $sort: SearchSort!
    $filter: ProductFilterInput
    $options: SearchOptionsInput
    $withFacets: Boolean!
  ) {
    search(query: $query, first: $first, after: $after, sort: $sort, filter: $filter, options: $options) {
      requestId
      totalCount
      interpretation {
        query
        searched
        corrections {
          from
          to
        }
        relaxations {
          detail
        }
      }
      facets(first: 6) @include(if: $withFacets) {
        name
        values {
          value
          count
          selected
        }
      }
      edges {
        position
        node {
          ...Shown
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  ${SHOWN_PRODUCT}
`;
