import { searchFor, writeAddress } from '../address';
import { announce } from '../announce';
import { readCart, setQuantity } from '../cart';
import { h } from '../element';
import { ask } from '../gateway';
import { place } from '../navigate';
import { picture } from '../picture';
import { SHOWN_PRODUCT, showPrice, type ShownProduct } from '../product';
import { RECOMMENDED, rows, type Recommendation } from '../recommendation';
import { track } from '../track';
import type { Page } from './page';

const PRODUCT = /* GraphQL */ `
  query ProductPage($id: ID!) {
    product(id: $id) {
      ...Shown
      description
      attributes {
        name
        value
      }
    }
    recommend(placement: PRODUCT, productIds: [$id], first: 18) {
      ...Recommended
    }
  }
  ${RECOMMENDED}
  ${SHOWN_PRODUCT}
`;

interface Detailed extends ShownProduct {
  readonly description: string | null;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

interface ProductAnswer {
  readonly product: Detailed | null;
  readonly recommend: Recommendation;
}

export async function productPage(id: string, signal: AbortSignal): Promise<Page> {
  const { product, recommend } = await ask<ProductAnswer>(PRODUCT, { id }, signal);
  if (!product)
    return {
      title: 'Gone',
      content: [
        h('h1', { tabindex: -1 }, 'The shop does not have this product'),
        h('p', {}, h('a', { href: '/' }, 'Look around in the shop')),
      ],
    };
  void track({ type: 'VIEW', productId: id, origin: place().origin });
  return { title: product.title, content: [details(product), ...rows(recommend)] };
}

const details = (product: Detailed): HTMLElement =>
  h(
    'article',
    { class: 'product' },
    picture(product),
    h(
      'div',
      {},
      breadcrumbs(product.categoryPath),
      h('h1', { tabindex: -1 }, product.title),
      product.brand
        ? h(
            'p',
            {},
            'By ',
            h('a', { href: writeAddress(searchFor('', [['brand', [product.brand]]])) }, product.brand),
          )
        : null,
      h('p', { class: 'price' }, showPrice(product.price)),
      product.inStock ? purchase(product) : h('p', { class: 'tile-out' }, 'Out of stock'),
      product.description ? h('p', { class: 'description' }, product.description) : null,
      h(
        'dl',
        {},
        product.attributes.map(({ name, value }) => [h('dt', {}, name), h('dd', {}, value)]),
      ),
    ),
  );

const breadcrumbs = (path: readonly string[]): HTMLElement =>
  h(
    'nav',
    { 'aria-label': 'Category', class: 'breadcrumbs' },
    path.map((name) => h('a', { href: writeAddress(searchFor('', [['category', [name]]])) }, name)),
  );

/** The button, and what it has done: a shopper who looks at the button need not look up at the header. */
function purchase(product: Detailed): HTMLElement {
  const inCart = h('a', { href: writeAddress({ view: 'cart' }) });
  const show = (): void => {
    const pieces = readCart().get(product.id) ?? 0;
    inCart.hidden = pieces === 0;
    inCart.textContent = `${pieces} in your cart`;
  };
  const add = (): void => {
    addToCart(product);
    show();
  };
  show();
  return h('p', { class: 'purchase' }, h('button', { type: 'button', onclick: add }, 'Add to cart'), inCart);
}

function addToCart(product: Detailed): void {
  setQuantity(product.id, (readCart().get(product.id) ?? 0) + 1);
  announce(`${product.title} is in your cart.`);
  void track({ type: 'ADD_TO_CART', productId: product.id, price: product.price, origin: place().origin });
}
