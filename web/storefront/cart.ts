const KEY = 'vitrine.cart';

/** Pieces by product id. The cart lives in this browser: Vitrine keeps none. */
export type Cart = ReadonlyMap<string, number>;

export function readCart(): Cart {
  try {
    return new Map(JSON.parse(localStorage.getItem(KEY) ?? '[]') as [string, number][]);
  } catch {
    return new Map();
  }
}

/** Sets the pieces of a product; 0 takes it out. */
export function setQuantity(productId: string, quantity: number): void {
  const cart = new Map(readCart());
  if (quantity > 0) cart.set(productId, quantity);
  else cart.delete(productId);
  write(cart);
}

export const emptyCart = (): void => write(new Map());

function write(cart: Cart): void {
  localStorage.setItem(KEY, JSON.stringify([...cart]));
  showCartCount();
}

/** Brings the number in the header up to date. */
export function showCartCount(): void {
  const pieces = [...readCart().values()].reduce((sum, quantity) => sum + quantity, 0);
  document.querySelector('#cart-link')!.textContent = pieces === 0 ? 'Cart' : `Cart (${pieces})`;
}
