import { writeAddress } from '../address';
import { emptyCart, readCart, setQuantity, type Cart } from '../cart';
import { h } from '../element';
import { ask } from '../gateway';
import { navigate } from '../navigate';
import { picture } from '../picture';
import { SHOWN_PRODUCT, showPrice, type ShownProduct } from '../product';
import { RECOMMENDED, rows, type Recommendation } from '../recommendation';
import { track } from '../track';
import type { Page } from './page';

const CART = /* GraphQL */ `
  query CartPage($ids: [ID!]!) {
    products(ids: $ids) {
      ...Shown
    }
    recommend(placement: CART, productIds: $ids, first: 18) {
      ...Recommended
    }
  }
  ${RECOMMENDED}
  ${SHOWN_PRODUCT}
`;

interface CartAnswer {
  readonly products: readonly (ShownProduct | null)[];
  readonly recommend: Recommendation;
}

export async function cartPage(signal: AbortSignal): Promise<Page> {
  const cart = readCart();
  const { products, recommend } = await ask<CartAnswer>(CART, { ids: [...cart.keys()] }, signal);
  const found = products.filter((product) => product !== null);
  const heading = h('h1', { tabindex: -1 }, 'Cart');
  if (found.length === 0)
    return {
      title: 'Cart',
      content: [heading, h('p', {}, 'Nothing in it yet. Perhaps one of these?'), ...rows(recommend)],
    };
  return { title: 'Cart', content: [heading, contents(cart, found), ...rows(recommend)] };
}

const contents = (cart: Cart, products: readonly ShownProduct[]): HTMLElement =>
  h(
    'section',
    { class: 'cart', 'aria-label': 'What is in the cart' },
    h(
      'ul',
      {},
      products.map((product) => line(product, cart.get(product.id) ?? 1)),
    ),
    h('p', { class: 'price' }, `Total ${total(cart, products)}`),
    h('button', { type: 'button', onclick: () => void buy(cart, products) }, 'Buy (simulated)'),
  );

const line = (product: ShownProduct, quantity: number): HTMLElement =>
  h(
    'li',
    {},
    picture(product),
    h('a', { href: writeAddress({ view: 'product', id: product.id }) }, product.title),
    h(
      'span',
      { class: 'cart-price' },
      quantity > 1 ? h('span', { class: 'note' }, `${quantity} × ${showPrice(product.price)} `) : null,
      showPrice({ ...product.price, amount: String(Number(product.price.amount) * quantity) }),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'quiet',
        'aria-label': `Remove ${product.title}`,
        onclick: () => remove(product, quantity),
      },
      'Remove',
    ),
  );

function remove({ id }: ShownProduct, quantity: number): void {
  setQuantity(id, 0);
  void track({ type: 'REMOVE_FROM_CART', productId: id, quantity });
  navigate({ view: 'cart' });
}

async function buy(cart: Cart, products: readonly ShownProduct[]): Promise<void> {
  await track(
    ...products.map(({ id, price }) => ({
      type: 'PURCHASE' as const,
      productId: id,
      quantity: cart.get(id) ?? 1,
      price,
    })),
  );
  emptyCart();
  navigate({ view: 'thanks', ids: products.map(({ id }) => id) });
}

/** One sum for each currency; a shop usually has one. */
function total(cart: Cart, products: readonly ShownProduct[]): string {
  const sums = new Map<string, number>();
  for (const { id, price } of products)
    sums.set(
      price.currencyCode,
      (sums.get(price.currencyCode) ?? 0) + Number(price.amount) * (cart.get(id) ?? 1),
    );
  return [...sums]
    .map(([currencyCode, sum]) => showPrice({ currencyCode, amount: String(sum) }))
    .join(' and ');
}
