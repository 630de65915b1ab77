/** A figure as it is filed: four decimals, so that a diff can be read. Less is no change. */
export const roundedNdcg = (ndcg: number): number => Math.round(10_000 * ndcg) / 10_000;
