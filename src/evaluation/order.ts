/** What one customer bought at one time. */
export interface Order {
  readonly id: string;
  readonly customer: string;
  readonly at: Date;
  /** Each product once. */
  readonly productIds: readonly string[];
}
