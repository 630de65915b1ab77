import DataLoader from 'dataloader';
import type { EventType, Platform, ShopperEvent } from '../../domain/event.js';
import type { HistorySpan } from '../../domain/viewers/history-span.js';
import type { PrismaSession } from './prisma-session.js';

/** Questions of one statement: an answer asks three at once, and whoever asks in the same moment is answered with it. */
const MAX_BATCH = 12;

/** The newest events of some types within some spans. */
export interface HistoryQuestion {
  readonly spans: readonly HistorySpan[];
  readonly types: readonly EventType[];
  readonly before: Date | null;
  readonly limit: number;
}

type Row = readonly [
  eventId: string,
  identity: string,
  type: EventType,
  productId: string,
  occurredAtMs: number,
  requestId: string | null,
  position: number | null,
  quantity: number | null,
  priceMinorUnits: number | null,
  platform: Platform,
];

/**
 * Reads histories, all that are asked for in one moment with one statement. Each comes as one JSON text: an answer reads
 * hundreds of events, and a driver that looks at every value of each costs more than the database.
 */
export class HistoryReads {
  readonly #loader: DataLoader<HistoryQuestion, ShopperEvent[]>;

  constructor(private readonly prisma: PrismaSession) {
    this.#loader = new DataLoader((questions) => this.#read(questions), {
      cache: false,
      maxBatchSize: MAX_BATCH,
    });
  }

  /** Newest first. */
  newest(question: HistoryQuestion): Promise<ShopperEvent[]> {
    return this.#loader.load(question);
  }

  /** The newest of every span by the index alone, of those the newest: as fast for fifty devices of millions as for one. */
  async #read(questions: readonly HistoryQuestion[]): Promise<ShopperEvent[][]> {
    const asked = JSON.stringify(questions.map((question, n) => ({ n, ...question })));
    const rows = await this.prisma.$queryRaw<{ events: string }[]>`
      SELECT (
        SELECT coalesce(json_agg(json_build_array(e.event_id, e.identity, e.type, e.product_id,
          (extract(epoch FROM e.occurred_at) * 1000)::bigint, e.request_id, e.position, e.quantity,
          e.price_minor_units, e.platform) ORDER BY e.occurred_at DESC, e.id DESC), '[]')
        FROM (
          SELECT found.id
          FROM jsonb_to_recordset(asked.spans) AS span(identity text, "from" timestamptz, until timestamptz)
          CROSS JOIN LATERAL (
            SELECT id, occurred_at FROM events
            WHERE identity = span.identity AND occurred_at >= coalesce(span."from", '-infinity')
              AND occurred_at < least(span.until, asked.before, 'infinity') AND type = ANY(asked.types)
            ORDER BY occurred_at DESC, id DESC LIMIT asked."limit"
          ) AS found
          ORDER BY found.occurred_at DESC, found.id DESC LIMIT asked."limit"
        ) AS newest
        JOIN events e USING (id)
      )::text AS events
      FROM jsonb_to_recordset(${asked}::jsonb) AS asked(
        n int, spans jsonb, types event_type[], before timestamptz, "limit" bigint)
      ORDER BY asked.n`;
    return rows.map(({ events }) => (JSON.parse(events) as Row[]).map(toEvent));
  }
}

const toEvent = ([
  eventId,
  identity,
  type,
  productId,
  occurredAtMs,
  requestId,
  position,
  quantity,
  priceMinorUnits,
  platform,
]: Row): ShopperEvent => ({
  eventId,
  identity,
  type,
  productId,
  occurredAt: new Date(occurredAtMs),
  requestId,
  position,
  quantity,
  priceMinorUnits,
  platform,
});
