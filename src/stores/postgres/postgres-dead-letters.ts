import type { DeadLetter, DeadLetters } from '../dead-letters.js';
import type { RefusedChange } from '../product-index.js';
import { CATALOGUE_CHANNEL } from './postgres-product-catalog.js';
import type { PrismaSession } from './prisma-session.js';

/** Longer words of an engine say no more. */
const MAX_REASON = 2000;

/** One letter for each product, about its latest refused state. */
export class PostgresDeadLetters implements DeadLetters {
  constructor(private readonly prisma: PrismaSession) {}

  async add(refused: readonly RefusedChange[]): Promise<void> {
    const letters = JSON.stringify(
      refused.map(({ productId, version, reason }) => ({
        product_id: productId,
        version,
        reason: reason.slice(0, MAX_REASON),
      })),
    );
    await this.prisma.$executeRaw`
      INSERT INTO dead_letters AS l (product_id, version, reason)
      SELECT product_id, version, reason
      FROM jsonb_to_recordset(${letters}::jsonb) AS r(product_id text, version bigint, reason text)
      ORDER BY product_id
      ON CONFLICT (product_id) DO UPDATE SET version = excluded.version, reason = excluded.reason, at = now()
      WHERE l.version <= excluded.version`;
  }

  async list(): Promise<readonly DeadLetter[]> {
    const letters = await this.prisma.$queryRaw<(Omit<DeadLetter, 'version'> & { version: bigint })[]>`
      SELECT l.product_id AS "productId", l.version, l.reason, l.at
      FROM dead_letters l JOIN products p ON p.id = l.product_id AND p.version = l.version
      ORDER BY l.at, l.product_id`;
    return letters.map((letter) => ({ ...letter, version: Number(letter.version) }));
  }

  async replay(productIds?: readonly string[]): Promise<number> {
    const [row] = await this.prisma.$queryRaw<{ replayed: number }[]>`
      WITH stale AS (
        DELETE FROM dead_letters l USING products p WHERE p.id = l.product_id AND p.version > l.version
      ), gone AS (
        DELETE FROM dead_letters l USING products p
        WHERE p.id = l.product_id AND p.version = l.version AND ( ${productIds === undefined} OR l.product_id = ANY(${[...(productIds ?? [])]}))
        RETURNING l.product_id
      ), noted AS (
        INSERT INTO outbox (product_id) SELECT product_id FROM gone RETURNING 1
      )
      SELECT count(*)::int AS replayed, CASE WHEN count(*) > 0 THEN pg_notify(${CATALOGUE_CHANNEL}, '')::text END
      FROM noted`;
    return row!.replayed;
  }
}
