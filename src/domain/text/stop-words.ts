/** Words that say nothing about a product. Left out of a query unless it has no others ("the who"). */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be but by for from in into is it of on or that the their these this to was with'.split(
    ' ',
  ),
);
