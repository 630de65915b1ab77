import { searchFor, writeAddress } from '../address';
import { h } from '../element';
import { ask } from '../gateway';
import { SHOWN_PRODUCT, type ShownProduct } from '../product';
import { RECOMMENDED, row, rows, type Recommendation } from '../recommendation';
import { tile } from '../tile';
import type { Page } from './page';

const HOME = /* GraphQL */ `
  query Home {
    recommend(placement: HOME, first: 36) {
      ...Recommended
    }
    viewer {
      recentEvents(first: 50) {
        type
        product {
          ...Shown
        }
      }
    }
    search(query: "", first: 1) {
      facets(names: ["category"], first: 10) {
        values {
          value
          count
        }
      }
    }
  }
  ${RECOMMENDED}
  ${SHOWN_PRODUCT}
`;

interface HomeAnswer {
  readonly recommend: Recommendation;
  readonly viewer: {
    readonly recentEvents: readonly { readonly type: string; readonly product: ShownProduct | null }[];
  };
  readonly search: {
    readonly facets: readonly {
      readonly values: readonly { readonly value: string; readonly count: number }[];
    }[];
  };
}

export async function homePage(signal: AbortSignal): Promise<Page> {
  const { recommend, viewer, search } = await ask<HomeAnswer>(HOME, {}, signal);
  const viewed = new Map<string, ShownProduct>();
  for (const { type, product } of viewer.recentEvents)
    if (type === 'VIEW' && product && !viewed.has(product.id)) viewed.set(product.id, product);
  return {
    title: 'Welcome',
    content: [
      h('h1', { class: 'visually-hidden', tabindex: -1 }, 'Welcome to the shop'),
      categories(search.facets[0]?.values.map(({ value }) => value) ?? []),
      ...rows(recommend),
      ...(viewed.size > 0
        ? [
            row(
              'Recently viewed',
              [...viewed.values()].map((product) => tile(product)),
            ),
          ]
        : []),
    ],
  };
}

const categories = (names: readonly string[]): HTMLElement =>
  h(
    'nav',
    { 'aria-label': 'Categories', class: 'chips' },
    names.map((name) => h('a', { href: writeAddress(searchFor('', [['category', [name]]])) }, name)),
  );
