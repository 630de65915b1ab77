import type { SearchAddress } from '../address';
import { announce } from '../announce';
import { h } from '../element';
import { facetBox } from '../facet-box';
import { ask } from '../gateway';
import { navigate } from '../navigate';
import { SHOWN_PRODUCT } from '../product';
import { RECOMMENDED, rows, type Recommendation } from '../recommendation';
import { searchNotices } from '../search-notices';
import { SEARCH, type SearchAnswer, type SearchResult } from '../search-operation';
import { tile } from '../tile';
import type { Page } from './page';

const SORTS: Readonly<Record<string, string>> = {
  RELEVANCE: 'Best match',
  POPULARITY: 'Most wanted',
  NEWEST: 'Newest',
  PRICE_ASCENDING: 'Price, low to high',
  PRICE_DESCENDING: 'Price, high to low',
};

const INSTEAD = /* GraphQL */ `
  query Instead {
    recommend(placement: SEARCH_EMPTY, first: 12) {
      ...Recommended
    }
  }
  ${RECOMMENDED}
  ${SHOWN_PRODUCT}
`;

export async function searchPage(address: SearchAddress, signal: AbortSignal): Promise<Page> {
  const { search } = await ask<SearchAnswer>(SEARCH, variablesOf(address), signal);
  const what = address.query || [...address.picks.values()].flat().join(', ') || 'Everything';
  const count = search.totalCount === 1 ? '1 product' : `${search.totalCount} products`;
  const heading = h('h1', { tabindex: -1 }, what, h('span', { class: 'count' }, ` ${count}`));
  const notices = searchNotices(address, search.interpretation);
  const content = [heading, ...notices];
  if (search.totalCount === 0) content.push(...(await nothing(address, signal)));
  else content.push(results(address, search, signal));
  return { title: `${what}, ${count}`, content };
}

const variablesOf = ({ query, sort, verbatim, picks }: SearchAddress, after?: string) => ({
  query,
  sort,
  after,
  first: 24,
  options: { verbatim },
  filter: { facets: [...picks].map(([facet, anyOf]) => ({ facet, anyOf })) },
  // Page two has the facets of page one.
  withFacets: after === undefined,
});

function results(address: SearchAddress, search: SearchResult, signal: AbortSignal): HTMLElement {
  const list = h('ul', { class: 'tiles wrapped', 'aria-label': 'Products' });
  const more = h('button', { type: 'button', class: 'more' }, 'Show more');
  let end: string | null = null;
  const add = ({ requestId, edges, pageInfo }: SearchResult): HTMLElement | undefined => {
    const tiles = edges.map(({ node, position }) => tile(node, { requestId, position }));
    list.append(...tiles);
    end = pageInfo.endCursor;
    more.hidden = !pageInfo.hasNextPage;
    return tiles[0];
  };
  more.addEventListener('click', async () => {
    more.disabled = true;
    try {
      const next = await ask<SearchAnswer>(SEARCH, variablesOf(address, end ?? undefined), signal);
      add(next.search)?.querySelector('a')?.focus();
      announce(`${list.children.length} of ${search.totalCount} products shown.`);
    } catch (error) {
      announce(`No more products: ${(error as Error).message}`);
    }
    more.disabled = false;
  });
  add(search);
  return h(
    'div',
    { class: 'results' },
    h(
      'details',
      { class: 'facets', open: matchMedia('(min-width: 48rem)').matches },
      h('summary', {}, 'Narrow down'),
      (search.facets ?? []).map((facet) => facetBox(address, facet)),
    ),
    h('div', {}, sortBox(address), list, more),
  );
}

const sortBox = (address: SearchAddress): HTMLElement => {
  const select = h(
    'select',
    { id: 'sort', onchange: () => navigate({ ...address, sort: select.value }) },
    Object.entries(SORTS).map(([value, label]) =>
      h('option', { value, selected: value === address.sort }, label),
    ),
  );
  return h('p', { class: 'sort' }, h('label', { for: 'sort' }, 'Sort by '), select);
};

async function nothing({ query }: SearchAddress, signal: AbortSignal): Promise<HTMLElement[]> {
  const { recommend } = await ask<{ recommend: Recommendation }>(INSTEAD, {}, signal);
  return [
    h(
      'p',
      {},
      query ? `Nothing in the shop fits “${query}”. ` : 'Nothing in the shop fits. ',
      'Perhaps one of these?',
    ),
    ...rows(recommend),
  ];
}
