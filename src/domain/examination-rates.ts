/** Places beyond are looked at no less: who scrolls so far scrolls on. */
const PLACES = 100;

/** How likely a shopper looks at each place of a list, from 0, beside the first: the discount of DCG, 1 / log2(2 + place). */
export const EXAMINATION_RATES: readonly number[] = Array.from(
  { length: PLACES },
  (_, place) => 1 / Math.log2(2 + place),
);

/** Taken for an impression that does not say where it was: the tenth place, near the end of a row. */
export const UNKNOWN_PLACE = 9;
