import type { Money } from './money.js';

export interface ProductAttribute {
  readonly name: string;
  readonly value: string;
}

/** What a catalogue says about a product, before the shop has stored it. */
export interface ProductDraft {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly brand: string | null;
  /** From the root to the leaf: ['Home', 'Kitchen', 'Kettles']. Empty where unknown. */
  readonly categoryPath: readonly string[];
  readonly price: Money;
  readonly imageUrl: string | null;
  readonly inStock: boolean;
  readonly attributes: readonly ProductAttribute[];
  /** When the shop first listed it; the time of the first write where the catalogue does not say. */
  readonly createdAt?: Date;
}

/** A stored product. */
export interface Product extends ProductDraft {
  /** Grows with every change of any product: a later state always has the higher version. */
  readonly version: number;
  readonly createdAt: Date;
}
