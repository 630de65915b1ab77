/** Products in an order of which only the beginning is asked for. */
export interface Ranking {
  /** The first so many products, best first, without some. */
  first(places: number, except?: ReadonlySet<string>): string[];
}
