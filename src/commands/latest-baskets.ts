/** Baskets that a ranker is trained on at most: 2 GB, and what is older says little of what sells now. */
export const LATEST_BASKETS = 20_000;
