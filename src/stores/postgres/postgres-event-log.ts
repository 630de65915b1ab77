import { EVENT_TYPES, type EventType, type ShopperEvent } from '../../domain/event.js';
import type { HistorySpan } from '../../domain/history-span.js';
import type { AppendResult, EventLog, Purchase } from '../event-log.js';
import { toRecord, toShopperEvent } from './event-row.js';
import type { PrismaSession } from './prisma-session.js';

/** Events in PostgreSQL; one statement a batch, five times faster than Prisma's createMany. */
export class PostgresEventLog implements EventLog {
  constructor(private readonly prisma: PrismaSession) {}

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
    return this.#newestFirst(history, types, null, limit);
  }

  async purchases(history: readonly HistorySpan[], before: Date, limit: number): Promise<Purchase[]> {
    const events = await this.#newestFirst(history, ['PURCHASE'], before, limit);
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

  /** The newest of every span by the index alone, of those the newest: as fast for fifty devices of millions as for one. */
  async #newestFirst(
    history: readonly HistorySpan[],
    types: readonly EventType[],
    before: Date | null,
    limit: number,
  ): Promise<ShopperEvent[]> {
    if (history.length === 0) return [];
    return this.prisma.$queryRaw<ShopperEvent[]>`
      SELECT e.event_id AS "eventId", e.identity, e.type, e.product_id AS "productId",
        e.occurred_at AS "occurredAt", e.request_id AS "requestId", e.position, e.quantity,
        e.price_minor_units AS "priceMinorUnits", e.platform
      FROM (
        SELECT found.id
        FROM jsonb_to_recordset(${JSON.stringify(history)}::jsonb) AS span(
          identity text, "from" timestamptz, until timestamptz)
        CROSS JOIN LATERAL (
          SELECT id, occurred_at FROM events
          WHERE identity = span.identity AND occurred_at >= coalesce(span."from", '-infinity')
            AND occurred_at < least(span.until, ${before}::timestamptz, 'infinity')
            AND type = ANY(${[...types]}::text[]::event_type[])
          ORDER BY occurred_at DESC, id DESC LIMIT ${limit}
        ) AS found
        ORDER BY found.occurred_at DESC, found.id DESC LIMIT ${limit}
      ) AS newest
      JOIN events e USING (id)
      ORDER BY e.occurred_at DESC, e.id DESC`;
  }
}
