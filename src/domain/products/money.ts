/** A price in minor units (pence, cents) of an ISO 4217 currency. Integers only: no rounding anywhere. */
export interface Money {
  readonly minorUnits: number;
  readonly currencyCode: string;
}

const digitsByCurrency = new Map<string, number>();

/** Decimal digits of a currency by CLDR: GBP 2, JPY 0, KWD 3. Throws RangeError for a malformed code. */
export function currencyDigits(currencyCode: string): number {
  let digits = digitsByCurrency.get(currencyCode);
  if (digits === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency: currencyCode });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    digitsByCurrency.set(currencyCode, digits);
  }
  return digits;
}

/** The decimal text of an amount, without a symbol: { 1999, GBP } → '19.99', { 500, JPY } → '500'. */
export function formatAmount({ minorUnits, currencyCode }: Money): string {
  const digits = currencyDigits(currencyCode);
  if (digits === 0) return String(minorUnits);
  const text = String(Math.abs(minorUnits)).padStart(digits + 1, '0');
  return `${minorUnits < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
