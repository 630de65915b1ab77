/** A counted product and its score. */
interface Scored {
  readonly productId: string;
  readonly score: number;
}

/**
 * The products of the greatest scores, strongest first; ties by id. `others`: their numbers in `ids`; `scores`: one each.
 * Only those that can be among the first `limit` become objects and are sorted: thousands are not.
 */
export function strongest(
  ids: readonly string[],
  others: readonly number[],
  scores: Float64Array,
  limit: number,
): Scored[] {
  const least = scores.length > limit ? scores.toSorted()[scores.length - limit]! : 0;
  return others
    .flatMap((other, i) => (scores[i]! >= least ? [{ productId: ids[other]!, score: scores[i]! }] : []))
    .sort((a, b) => b.score - a.score || (a.productId < b.productId ? -1 : 1))
    .slice(0, limit);
}
