import { writeAddress, type SearchAddress } from './address';
import { h } from './element';
import type { Interpretation } from './search-operation';

/** Everything the search changed about the query, and the way back. */
export function searchNotices(
  address: SearchAddress,
  { query, searched, corrections, relaxations }: Interpretation,
): HTMLElement[] {
  const notices = relaxations.map(({ detail }) => h('p', { class: 'notice' }, detail));
  if (corrections.length === 0) return notices;
  const asTyped = writeAddress({ ...address, verbatim: true });
  const corrected = h(
    'p',
    { class: 'notice' },
    'Showing results for ',
    h('strong', {}, searched),
    '. Search instead for ',
    h('a', { href: asTyped }, query),
    '.',
  );
  return [corrected, ...notices];
}
