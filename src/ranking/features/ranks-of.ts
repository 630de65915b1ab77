/**
 * The place that a value has among the values of the candidates that are new to the viewer, from 1; 0 has none. Own
 * products are told their place and take up none: new ones keep theirs where a caller leaves the others out.
 */
export function ranksOf(values: Iterable<number>): (value: number) => number | undefined {
  const sorted = Float64Array.from(values).sort();
  return (value) => {
    if (!(value > 0)) return undefined;
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (sorted[middle]! <= value) from = middle + 1;
      else to = middle;
    }
    return 1 + sorted.length - from;
  };
}
