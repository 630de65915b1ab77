import { searchFor, writeAddress, type SearchAddress } from '../address';
import { announce } from '../announce';
import { h } from '../element';
import { facetBox } from '../facet-box';
import { ask } from '../gateway';
import { navigate, place, remember } from '../navigate';
import { priceBox } from '../price-box';
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

const PAGE = 24;
/** The most that one answer holds; of a list that was longer, the way back shows this much. */
const MOST = 96;

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
  const first = Math.min(Math.max(place().shown ?? 0, PAGE), MOST);
  const { search } = await ask<SearchAnswer>(SEARCH, variablesOf(address, first), signal);
  const what = address.query || [...address.picks.values()].flat().join(', ') || 'Everything';
  const count = search.totalCount === 1 ? '1 product' : `${search.totalCount} products`;
  const heading = h('h1', { tabindex: -1 }, what, ' ', h('span', { class: 'count' }, count));
  const notices = searchNotices(address, search.interpretation);
  const content = [heading, ...notices];
  if (search.totalCount === 0) content.push(...(await nothing(address, signal)));
  else content.push(results(address, search, signal));
  return { title: `${what}, ${count}`, content };
}

const variablesOf = (
  { query, sort, verbatim, picks, price }: SearchAddress,
  first: number,
  after?: string,
) => ({
  query,
  sort,
  after,
  first,
  options: { verbatim },
  filter: { facets: [...picks].map(([facet, anyOf]) => ({ facet, anyOf })), price },
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
      const next = await ask<SearchAnswer>(SEARCH, variablesOf(address, PAGE, end ?? undefined), signal);
      add(next.search)?.querySelector('a')?.focus();
      remember({ shown: list.children.length });
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
      { class: 'facets', open: facetsAreOpen() },
      h('summary', {}, 'Narrow down'),
      isNarrowed(address) ? wideAgain(address) : null,
      search.edges[0] ? priceBox(address, search.edges[0].node.price) : null,
      (search.facets ?? []).map((facet) => facetBox(address, facet)),
    ),
    h('div', {}, sortBox(address), list, more),
  );
}

/** On a wide screen, and where the shopper opened them. */
const facetsAreOpen = (): boolean =>
  matchMedia('(min-width: 48rem)').matches ||
  document.querySelector<HTMLDetailsElement>('details.facets')?.open === true;

const isNarrowed = ({ picks, price }: SearchAddress): boolean =>
  picks.size > 0 || price.min !== undefined || price.max !== undefined;

const wideAgain = ({ query, sort, verbatim }: SearchAddress): HTMLElement =>
  h(
    'p',
    { class: 'wide-again' },
    h('a', { href: writeAddress({ ...searchFor(query), sort, verbatim }) }, 'Clear all filters'),
  );

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

async function nothing(address: SearchAddress, signal: AbortSignal): Promise<HTMLElement[]> {
  const { recommend } = await ask<{ recommend: Recommendation }>(INSTEAD, {}, signal);
  return [
    h(
      'p',
      {},
      address.query ? `Nothing in the shop fits “${address.query}”. ` : 'Nothing in the shop fits. ',
      'Perhaps one of these?',
    ),
    ...(isNarrowed(address) ? [wideAgain(address)] : []),
    ...rows(recommend),
  ];
}
