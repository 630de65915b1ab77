/** A product as tiles show it. */
export interface ShownProduct {
  readonly id: string;
  readonly title: string;
  readonly brand: string | null;
  readonly categoryPath: readonly string[];
  readonly inStock: boolean;
  readonly price: Price;
}

export interface Price {
  readonly amount: string;
  readonly minorUnits: number;
  readonly currencyCode: string;
}

export const SHOWN_PRODUCT = /* GraphQL */ `
  fragment Shown on Product {
    id
    title
    brand
    categoryPath
    inStock
    price {
      amount
      minorUnits
      currencyCode
    }
  }
`;

export const showPrice = ({ amount, currencyCode }: Pick<Price, 'amount' | 'currencyCode'>): string =>
  new Intl.NumberFormat('en-GB', { style: 'currency', currency: currencyCode }).format(Number(amount));

/** Digits behind the point: 2 for GBP, 0 for JPY. */
export const minorDigits = (currencyCode: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency: currencyCode }).resolvedOptions()
    .maximumFractionDigits ?? 2;
