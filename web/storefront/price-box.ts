import type { PriceRange, SearchAddress } from './address';
import { h } from './element';
import { navigate } from './navigate';
import { minorDigits, type Price } from './product';

/** The range of prices to search in, asked in the currency of what is shown. */
export function priceBox(address: SearchAddress, { currencyCode }: Pick<Price, 'currencyCode'>): HTMLElement {
  const unit = 10 ** minorDigits(currencyCode);
  const field = (end: keyof PriceRange): HTMLInputElement => {
    const set = address.price[end];
    return h('input', {
      id: `price-${end}`,
      type: 'number',
      min: 0,
      step: 'any',
      inputmode: 'decimal',
      value: set === undefined ? undefined : set / unit,
    });
  };
  const min = field('min');
  const max = field('max');
  const read = ({ value }: HTMLInputElement): number | undefined =>
    value === '' ? undefined : Math.round(Number(value) * unit);
  const apply = (event: Event): void => {
    event.preventDefault();
    navigate({ ...address, price: { min: read(min), max: read(max) } });
  };
  return h(
    'form',
    { class: 'facet price-range', onsubmit: apply, 'aria-label': 'Price' },
    h('strong', {}, `Price, ${currencyCode}`),
    h('label', { for: 'price-min' }, 'From'),
    min,
    h('label', { for: 'price-max' }, 'to'),
    max,
    h('button', { type: 'submit', class: 'quiet', id: 'price-apply' }, 'Apply'),
  );
}
