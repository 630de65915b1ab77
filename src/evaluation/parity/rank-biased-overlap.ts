/** The first ten places carry 86 % of the weight: the paper's value for result pages. */
const PERSISTENCE = 0.9;

/**
 * Extrapolated rank-biased overlap of two lists without repetitions, 0 to 1: agreement weighted towards the top, for
 * lists that need not hold the same things (Webber, Moffat, Zobel, "A similarity measure for indefinite rankings", TOIS
 * 2010, equation 32).
 */
export function rankBiasedOverlap(a: readonly string[], b: readonly string[]): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length === 0) return 1;
  if (short.length === 0) return 0;
  const common = commonByDepth(short, long);
  const inShort = common[short.length - 1]!;
  let sum = 0;
  for (let depth = 1; depth <= long.length; depth++) {
    // What the shorter list would have in common, went it on as it began.
    const assumed = (inShort * Math.max(0, depth - short.length)) / short.length;
    sum += ((common[depth - 1]! + assumed) / depth) * PERSISTENCE ** depth;
  }
  const atEnd = (common[long.length - 1]! - inShort) / long.length + inShort / short.length;
  return ((1 - PERSISTENCE) / PERSISTENCE) * sum + atEnd * PERSISTENCE ** long.length;
}

/** How many things both lists have down to each depth. */
function commonByDepth(short: readonly string[], long: readonly string[]): number[] {
  const seen = new Set<string>();
  let common = 0;
  return long.map((id, i) => {
    for (const each of [id, short[i]]) {
      if (each === undefined) continue;
      if (seen.has(each)) common++;
      else seen.add(each);
    }
    return common;
  });
}
