import type { SearchAddress } from './address';
import { h } from './element';
import { navigate } from './navigate';
import type { Facet } from './search-operation';

/** A facet as a group of boxes to tick; any of the ticked values matches. */
export const facetBox = (address: SearchAddress, { name, values }: Facet): HTMLElement =>
  h(
    'fieldset',
    { class: 'facet' },
    h('legend', {}, name.charAt(0).toUpperCase() + name.slice(1)),
    values.map(({ value, count, selected }) => {
      const box = h('input', {
        type: 'checkbox',
        id: `facet-${encodeURIComponent(`${name}=${value}`)}`,
        checked: selected,
        onchange: () => navigate(withPick(address, name, value, box.checked)),
      });
      return h('label', {}, box, h('span', {}, value), h('span', { class: 'count' }, String(count)));
    }),
  );

function withPick(address: SearchAddress, facet: string, value: string, picked: boolean): SearchAddress {
  const others = (address.picks.get(facet) ?? []).filter((other) => other !== value);
  const picks = new Map(address.picks).set(facet, picked ? [...others, value] : others);
  return { ...address, picks: new Map([...picks].filter(([, values]) => values.length > 0)) };
}
