import { EVENT_TYPES, type EventType, type ShopperEvent } from '../../domain/event.js';
import type { HistorySpan } from '../../domain/viewers/history-span.js';
import type { AppendResult, EventLog, Purchase } from '../event-log.js';
import { toRecord, toShopperEvent } from './event-row.js';
import { HistoryReads, type HistoryQuestion } from './history-reads.js';
import type { PrismaSession } from './prisma-session.js';

/** Events in PostgreSQL; one statement a batch, five times faster than Prisma's createMany. */
export class PostgresEventLog implements EventLog {
  readonly #histories: HistoryReads;

  constructor(private readonly prisma: PrismaSession) {
    this.#histories = new HistoryReads(prisma);
  }

  async append(events: readonly ShopperEvent[]): Promise<AppendResult> {
    if (events.length === 0) return { accepted: 0, duplicates: 0, unknownProducts: [] };
    const records = JSON.stringify(events.map(toRecord));
    // Sorted by event id, so that two batches with the same events wait for each other instead of deadlocking.
    const [row] = await this.prisma.$queryRaw<{ accepted: number; unknown: number[] | null }[]>`
      WITH given AS MATERIALIZED (
        SELECT e.*, EXISTS (SELECT 1 FROM products p WHERE p.id = e.product_id) AS known
        FROM jsonb_to_recordset(${records}::jsonb) AS e(
          n int, event_id text, identity text, type event_type, product_id text, occurred_at timestamptz,
          request_id text, position int, quantity int, price_minor_units int, platform platform)
      ), stored AS (
        INSERT INTO events (event_id, identity, type, product_id, occurred_at, request_id, position, quantity,
          price_minor_units, platform)
        SELECT event_id, identity, type, product_id, occurred_at, request_id, position, quantity,
          price_minor_units, platform
        FROM given WHERE known ORDER BY event_id
        ON CONFLICT (event_id) DO NOTHING
        RETURNING 1
      )
      SELECT (SELECT count(*)::int FROM stored) AS accepted,
        (SELECT array_agg(n ORDER BY n) FROM given WHERE NOT known) AS unknown`;
    const { accepted, unknown } = row!;
    const unknownProducts = unknown ?? [];
    return { accepted, unknownProducts, duplicates: events.length - accepted - unknownProducts.length };
  }

  recent(
    history: readonly HistorySpan[],
    limit: number,
    types: readonly EventType[] = EVENT_TYPES,
  ): Promise<ShopperEvent[]> {
    return this.#newest({ spans: history, types, before: null, limit });
  }

  async purchases(history: readonly HistorySpan[], before: Date, limit: number): Promise<Purchase[]> {
    const events = await this.#newest({ spans: history, types: ['PURCHASE'], before, limit });
    return events.map(({ productId, occurredAt, quantity }) => ({
      productId,
      occurredAt,
      quantity: quantity ?? 1,
    }));
  }

  async erase(history: readonly HistorySpan[]): Promise<number> {
    const [erased] = await this.prisma.$transaction([
      this.prisma.$executeRaw`
        DELETE FROM events e
        USING jsonb_to_recordset(${JSON.stringify(history)}::jsonb) AS span(
          identity text, "from" timestamptz, until timestamptz)
        WHERE e.identity = span.identity
          AND e.occurred_at >= coalesce(span."from", '-infinity') AND e.occurred_at < coalesce(span.until, 'infinity')`,
      // Of whom nothing is left, nothing is known: not even that it was a machine.
      this.prisma.$executeRaw`
        DELETE FROM machines m WHERE m.identity = ANY(${history.map(({ identity }) => identity)}::text[])
          AND NOT EXISTS (SELECT FROM events e WHERE e.identity = m.identity)`,
    ]);
    return erased;
  }

  async *scan(batchSize = 1000): AsyncIterable<readonly ShopperEvent[]> {
    let after = 0n;
    for (;;) {
      const rows = await this.prisma.event.findMany({
        where: { id: { gt: after } },
        orderBy: { id: 'asc' },
        take: batchSize,
      });
      if (rows.length > 0) yield rows.map(toShopperEvent);
      if (rows.length < batchSize) return;
      after = rows.at(-1)!.id;
    }
  }

  async #newest(question: HistoryQuestion): Promise<ShopperEvent[]> {
    return question.spans.length === 0 ? [] : this.#histories.newest(question);
  }
}
