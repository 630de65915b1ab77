import type { Department, Kind } from './department.js';

/** A product in the field names of ProductInput, as an import takes it. */
export interface ProductRecord {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly brand: string;
  readonly categoryPath: readonly string[];
  readonly priceMinorUnits: number;
  readonly currencyCode: string;
  readonly imageUrl: null;
  readonly inStock: boolean;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly createdAt: Date;
}

/** A product, and what the shop's simulated shoppers see in it. */
export interface DemoProduct {
  readonly record: ProductRecord;
  readonly department: Department;
  readonly kindName: string;
  readonly kind: Kind;
  /** Of its brand, from 0, cheap, to 1, dear. */
  readonly priceLevel: number;
  /** How much it is liked among its kind; the best-selling has 1. */
  readonly appeal: number;
}
