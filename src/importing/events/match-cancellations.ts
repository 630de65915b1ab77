/** A line of somebody's purchases of one product, or a cancellation of them. */
export interface Line {
  readonly row: number;
  readonly at: Date;
  /** Pieces, above zero. */
  readonly quantity: number;
}

export interface Matches {
  /** Pieces taken off purchases, by row. */
  readonly takenOff: ReadonlyMap<number, number>;
  /** Rows of cancellations that found a purchase. */
  readonly matched: ReadonlySet<number>;
}

/**
 * Matches one shopper's cancellations of one product to the purchases: each takes its pieces off the latest
 * purchase that is not later and has some left, then off the one before. One that finds none is not matched.
 */
export function matchCancellations(purchases: readonly Line[], cancellations: readonly Line[]): Matches {
  const takenOff = new Map<number, number>();
  const matched = new Set<number>();
  const newestFirst = [...purchases].sort((a, b) => byTime(b, a));
  for (const cancellation of [...cancellations].sort(byTime)) {
    let open = cancellation.quantity;
    for (const purchase of newestFirst) {
      if (purchase.at > cancellation.at || open === 0) continue;
      const before = takenOff.get(purchase.row) ?? 0;
      const taken = Math.min(open, purchase.quantity - before);
      if (taken === 0) continue;
      takenOff.set(purchase.row, before + taken);
      matched.add(cancellation.row);
      open -= taken;
    }
  }
  return { takenOff, matched };
}

const byTime = (a: Line, b: Line): number => a.at.getTime() - b.at.getTime() || a.row - b.row;
