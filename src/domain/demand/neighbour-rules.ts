/** How neighbours are counted: which products are bought, or looked at, together. */
export const NEIGHBOUR_RULES = {
  /** Neighbours kept per product: beyond 200 they are noise, and 200 of 20,000 products are 40 MB. */
  kept: 200,
  /** Days in which a basket comes to count half: 60 measured best on the UCI orders. */
  basketHalfLifeDays: 60,
  /** Of a session of looks: they follow the season sooner, and there are many more of them. */
  viewHalfLifeDays: 30,
  /** Days after which a basket weighs less than 2 %, a session less than that: reading them would only cost. */
  maxAgeDays: { baskets: 365, views: 90 },
} as const;
