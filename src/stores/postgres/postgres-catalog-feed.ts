import type { CatalogFeed, FeedBatch, FeedPosition } from '../catalog-feed.js';
import type { IndexChange } from '../product-index.js';
import type { ChannelListener } from './channel-listener.js';
import type { PrismaSession } from './prisma-session.js';
import { toProduct } from './product-row.js';

/**
 * The outbox as a feed. Rows are read in the order of their transactions, and only those of transactions
 * older than every one still running: a row of a slow writer can then never appear behind the reader's back.
 */
export class PostgresCatalogFeed implements CatalogFeed {
  constructor(
    private readonly prisma: PrismaSession,
    private readonly listener: ChannelListener,
  ) {}

  async position(): Promise<FeedPosition> {
    const [row] = await this.prisma.$queryRaw<{ xmin: string }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin`;
    return formatPosition(row!.xmin, 0n);
  }

  async read(after: FeedPosition, limit: number): Promise<FeedBatch> {
    const [txid, id] = parsePosition(after);
    const rows = await this.prisma.$queryRaw<{ txid: string; id: bigint; product_id: string }[]>`
      SELECT txid::text, id, product_id FROM outbox
      WHERE (txid, id) > (${txid}::text::xid8, ${id}) AND txid < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY txid, id LIMIT ${limit}`;
    const last = rows.at(-1);
    if (!last) return { changes: [], position: after };
    const ids = [...new Set(rows.map(({ product_id }) => product_id))];
    const products = await this.prisma.product.findMany({ where: { id: { in: ids } } });
    const changes = products.map((row): IndexChange =>
      row.deletedAt
        ? { kind: 'delete', productId: row.id, version: Number(row.version) }
        : { kind: 'upsert', product: toProduct(row) },
    );
    return { changes, position: formatPosition(last.txid, last.id) };
  }

  async hasMore(after: FeedPosition): Promise<boolean> {
    const [txid, id] = parsePosition(after);
    const [row] = await this.prisma.$queryRaw<{ more: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM outbox WHERE (txid, id) > (${txid}::text::xid8, ${id})) AS more`;
    return row!.more;
  }

  onChange(listener: () => void): Promise<() => Promise<void>> {
    return this.listener.subscribe(listener);
  }
}

const formatPosition = (txid: string, id: bigint): FeedPosition => `${txid}:${id}`;

function parsePosition(position: FeedPosition): readonly [string, bigint] {
  const [txid, id] = position.split(':');
  if (txid === undefined || id === undefined) throw new Error(`Not a position of this feed: ${position}`);
  return [txid, BigInt(id)];
}
