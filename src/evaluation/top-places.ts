/** Places of a ranking that count. */
export const TOP_PLACES = 10;
