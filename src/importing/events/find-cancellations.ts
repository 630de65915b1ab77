import { matchCancellations, type Line, type Matches } from './match-cancellations.js';
import type { EventRow } from './read-events.js';

/** Cancellations by shopper and product. */
export type Cancellations = ReadonlyMap<string, readonly Line[]>;

export const lineKey = (identity: string, productId: string): string => `${identity}\n${productId}`;

export const toLine = ({ number, event }: EventRow): Line => ({
  row: number,
  at: event.occurredAt,
  quantity: event.quantity ?? 1,
});

/** Matches all cancellations of a file. Holds the purchases of cancelled products only, not the file. */
export async function matchAll(
  rows: AsyncIterable<EventRow>,
  cancellations: Cancellations,
): Promise<Matches> {
  const purchases = new Map<string, Line[]>();
  for await (const row of rows) {
    const key = lineKey(row.event.identity, row.event.productId);
    if (row.cancels || row.event.type !== 'PURCHASE' || !cancellations.has(key)) continue;
    addTo(purchases, key, toLine(row));
  }
  const takenOff = new Map<number, number>();
  const matched = new Set<number>();
  for (const [key, lines] of cancellations) {
    const matches = matchCancellations(purchases.get(key) ?? [], lines);
    for (const [row, pieces] of matches.takenOff) takenOff.set(row, pieces);
    for (const row of matches.matched) matched.add(row);
  }
  return { takenOff, matched };
}

export function addTo(lines: Map<string, Line[]>, key: string, line: Line): void {
  const known = lines.get(key);
  if (known) known.push(line);
  else lines.set(key, [line]);
}
