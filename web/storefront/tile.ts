import { writeAddress } from './address';
import { h } from './element';
import { picture } from './picture';
import { showPrice, type ShownProduct } from './product';

export interface TileExtras {
  /** Of the answer that shows it. */
  readonly requestId?: string;
  readonly position?: number;
  /** Why it is shown, in the gateway's words. */
  readonly reason?: string;
}

/** A product in a list: a link to its page. */
export const tile = (product: ShownProduct, { requestId, position, reason }: TileExtras = {}): HTMLElement =>
  h(
    'li',
    { class: 'tile' },
    h(
      'a',
      {
        href: writeAddress({ view: 'product', id: product.id }),
        'data-request-id': requestId,
        'data-position': position,
      },
      picture(product),
      h('span', { class: 'tile-brand' }, product.brand ?? product.categoryPath.at(-1) ?? ''),
      h('span', { class: 'tile-title' }, product.title),
      h('span', { class: 'tile-price' }, showPrice(product.price)),
      product.inStock ? null : h('span', { class: 'tile-out' }, 'Out of stock'),
      reason ? h('span', { class: 'tile-reason' }, reason) : null,
    ),
  );
