import type { DemoProduct } from '../demo-product.js';
import type { SeededRandom } from '../seeded-random.js';
import type { Shopper } from './shopper.js';

/** An event before it is numbered. */
export interface Happening {
  readonly at: number;
  readonly viewerId: string;
  readonly type: 'IMPRESSION' | 'CLICK' | 'VIEW' | 'ADD_TO_CART' | 'REMOVE_FROM_CART' | 'PURCHASE';
  readonly product: DemoProduct;
  readonly platform: Shopper['platform'];
  readonly quantity?: number;
  readonly position?: number;
}

/** Seconds between two things that a shopper does. */
const PAUSE_S = [8, 90] as const;

/** One shopper's visit, from when it begins. What is put into the cart is bought at the checkout, or left. */
export class Visit {
  readonly happenings: Happening[] = [];
  readonly #cart = new Map<DemoProduct, number>();
  #at: number;

  constructor(
    private readonly shopper: Shopper,
    startsAt: number,
    private readonly random: SeededRandom,
  ) {
    this.#at = startsAt;
  }

  get cart(): readonly DemoProduct[] {
    return [...this.#cart.keys()];
  }

  /** A list is shown; all of it in the same moment. */
  see(products: readonly DemoProduct[]): void {
    products.forEach((product, position) => this.#note('IMPRESSION', product, { position }));
  }

  click(product: DemoProduct): void {
    this.#pause();
    this.#note('CLICK', product);
  }

  look(product: DemoProduct): void {
    this.#pause();
    this.#note('VIEW', product);
  }

  add(product: DemoProduct, quantity: number): void {
    if (!product.record.inStock || this.#cart.has(product)) return;
    this.#pause();
    this.#cart.set(product, quantity);
    this.#note('ADD_TO_CART', product, { quantity });
  }

  remove(product: DemoProduct): void {
    const quantity = this.#cart.get(product);
    if (quantity === undefined) return;
    this.#pause();
    this.#cart.delete(product);
    this.#note('REMOVE_FROM_CART', product, { quantity });
  }

  /** Buys what is in the cart: one moment, one basket. */
  checkOut(): void {
    this.#pause();
    for (const [product, quantity] of this.#cart) this.#note('PURCHASE', product, { quantity });
    this.#cart.clear();
  }

  #note(type: Happening['type'], product: DemoProduct, extra: Partial<Happening> = {}): void {
    const { viewerId, platform } = this.shopper;
    this.happenings.push({ at: this.#at, viewerId, type, product, platform, ...extra });
  }

  #pause(): void {
    this.#at += this.random.whole(...PAUSE_S) * 1000;
  }
}
