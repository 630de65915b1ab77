import { searchFor, writeAddress } from '../address';
import { h } from '../element';
import { ask } from '../gateway';
import { SHOWN_PRODUCT, type ShownProduct } from '../product';
import { RECOMMENDED, row, rows, type Recommendation } from '../recommendation';
import { categoryMark } from '../category-mark';
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
    status {
      simulated
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
  readonly status: { readonly simulated: boolean };
  readonly search: {
    readonly facets: readonly {
      readonly values: readonly { readonly value: string; readonly count: number }[];
    }[];
  };
}

export async function homePage(signal: AbortSignal): Promise<Page> {
  const { recommend, viewer, status, search } = await ask<HomeAnswer>(HOME, {}, signal);
  const viewed = new Map<string, ShownProduct>();
  for (const { type, product } of viewer.recentEvents)
    if (type === 'VIEW' && product && !viewed.has(product.id)) viewed.set(product.id, product);
  return {
    title: 'Welcome',
    content: [
      welcome(status.simulated),
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

/** Words that the demo shop answers in a way worth seeing: a misspelt one, a thing, a material. */
const TRY = ['fryign pan', 'coffee', 'cast iron'];

const welcome = (simulated: boolean): HTMLElement =>
  h(
    'section',
    { class: 'welcome' },
    h('h1', { tabindex: -1 }, 'What are you looking for?'),
    h(
      'p',
      {},
      'Type it as it comes: the search forgives typos. Look at something and come back here, and the shop will have noticed.',
    ),
    simulated
      ? h(
          'p',
          { class: 'try' },
          'Try ',
          TRY.map((words) => h('a', { href: writeAddress(searchFor(words)) }, words)),
        )
      : null,
  );

const categories = (names: readonly string[]): HTMLElement =>
  h(
    'nav',
    { 'aria-label': 'Categories', class: 'chips' },
    names.map((name) =>
      h('a', { href: writeAddress(searchFor('', [['category', [name]]])) }, categoryMark(name), name),
    ),
  );
