/** What the address bar says: the shop is one page at /, its places are told apart by the query string. */
export type Address =
  | { readonly view: 'home' }
  | SearchAddress
  | { readonly view: 'product'; readonly id: string }
  | { readonly view: 'cart' }
  | { readonly view: 'thanks'; readonly ids: readonly string[] };

export interface SearchAddress {
  readonly view: 'search';
  readonly query: string;
  readonly sort: string;
  /** Search as typed, without corrections. */
  readonly verbatim: boolean;
  /** The picked values of each facet. */
  readonly picks: ReadonlyMap<string, readonly string[]>;
  readonly price: PriceRange;
}

/** Both ends count, in minor units; an absent end is open. */
export interface PriceRange {
  readonly min?: number;
  readonly max?: number;
}

const FACET = 'facet.';

export const searchFor = (
  query: string,
  picks: Iterable<[string, readonly string[]]> = [],
): SearchAddress => ({
  view: 'search',
  query,
  sort: 'RELEVANCE',
  verbatim: false,
  picks: new Map(picks),
  price: {},
});

export function readAddress(location: Location | URL): Address {
  const parameters = new URLSearchParams(location.search);
  const id = parameters.get('product');
  if (id !== null) return { view: 'product', id };
  if (parameters.has('cart')) return { view: 'cart' };
  if (parameters.has('thanks')) return { view: 'thanks', ids: parameters.getAll('thanks') };
  const query = parameters.get('q');
  if (query === null) return { view: 'home' };
  const names = [...new Set(parameters.keys())].filter((name) => name.startsWith(FACET));
  return {
    view: 'search',
    query,
    sort: parameters.get('sort') ?? 'RELEVANCE',
    verbatim: parameters.has('verbatim'),
    picks: new Map(names.map((name) => [name.slice(FACET.length), parameters.getAll(name)])),
    price: { min: whole(parameters.get('min')), max: whole(parameters.get('max')) },
  };
}

/** A number that somebody may have typed into the address bar; what is none counts as absent. */
const whole = (text: string | null): number | undefined =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

export function writeAddress(address: Address): string {
  if (address.view === 'home') return '/';
  if (address.view === 'cart') return '/?cart';
  if (address.view === 'product') return `/?${new URLSearchParams({ product: address.id })}`;
  if (address.view === 'thanks') return `/?${new URLSearchParams(address.ids.map((id) => ['thanks', id]))}`;
  const parameters = new URLSearchParams({ q: address.query });
  if (address.sort !== 'RELEVANCE') parameters.set('sort', address.sort);
  if (address.verbatim) parameters.set('verbatim', '');
  for (const [facet, values] of address.picks)
    for (const value of values) parameters.append(`${FACET}${facet}`, value);
  for (const [end, amount] of Object.entries(address.price))
    if (amount !== undefined) parameters.set(end, String(amount));
  return `/?${parameters}`;
}
