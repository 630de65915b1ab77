/** What a recommendation rests on. */
export const REASON_KINDS = [
  'BECAUSE_YOU_VIEWED',
  'BOUGHT_TOGETHER',
  'SIMILAR',
  'BUY_AGAIN',
  'TRENDING',
  'FOR_YOU',
  'NEW',
] as const;
export type ReasonKind = (typeof REASON_KINDS)[number];
