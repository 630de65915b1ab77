/** What of a product a model reads; `version` keys what is remembered of it. */
export interface ReadableProduct {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly brand: string | null;
  readonly description: string | null;
}
