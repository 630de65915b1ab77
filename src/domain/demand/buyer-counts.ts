import { outlivesSession } from '../viewers/outlives-session.js';

const DAY_MS = 86_400_000;

export interface Buyers {
  readonly buyers: number;
  /** Those of them who bought it on several days. */
  readonly repeatBuyers: number;
}

/** Days on which one shopper bought one product: the first, and the first one after it. */
interface Buying {
  readonly first: number;
  readonly again: number;
}

/**
 * How many shoppers bought each product, and came back for it. Purchases may come in any order. Of a session nobody knows
 * whether its shopper came back: not counted.
 */
export class BuyerCounts {
  readonly #buyings = new Map<string, Map<string, Buying>>();

  add(productId: string, identity: string, at: Date): void {
    if (!outlivesSession(identity)) return;
    const day = Math.floor(at.getTime() / DAY_MS);
    let ofProduct = this.#buyings.get(productId);
    if (!ofProduct) this.#buyings.set(productId, (ofProduct = new Map()));
    const known = ofProduct.get(identity);
    if (!known) ofProduct.set(identity, { first: day, again: Infinity });
    else if (day < known.first) ofProduct.set(identity, { first: day, again: known.first });
    else if (day > known.first && day < known.again)
      ofProduct.set(identity, { first: known.first, again: day });
  }

  /** By product, of whole days before the one of that moment; products that nobody bought by then are absent. */
  before(now: Date): ReadonlyMap<string, Buyers> {
    const today = Math.floor(now.getTime() / DAY_MS);
    const counts = new Map<string, Buyers>();
    for (const [productId, ofProduct] of this.#buyings) {
      let [buyers, repeatBuyers] = [0, 0];
      for (const { first, again } of ofProduct.values()) {
        if (first < today) buyers++;
        if (again < today) repeatBuyers++;
      }
      if (buyers > 0) counts.set(productId, { buyers, repeatBuyers });
    }
    return counts;
  }
}
