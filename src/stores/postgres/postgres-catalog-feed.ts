import type { CatalogFeed, FeedBatch, FeedPosition } from '../catalog-feed.js';
import type { IndexChange } from '../product-index.js';
import type { ChannelListener } from './channel-listener.js';
import { CATALOGUE_CHANNEL } from './postgres-product-catalog.js';
import type { PrismaSession } from './prisma-session.js';
import type { Product as ProductRow } from '../../generated/prisma/client.js';
import { SWEEP_OUTBOX_JOB } from './jobs/sweep-outbox.job.js';
import type { PostgresProductVectors, StoredEmbedding } from './postgres-product-vectors.js';
import { toProduct } from './product-row.js';

/**
 * The outbox as a feed. Rows are read in the order of their transactions, and only those of transactions
 * older than every one still running: a row of a slow writer can then never appear behind the reader's back.
 */
export class PostgresCatalogFeed implements CatalogFeed {
  constructor(
    private readonly prisma: PrismaSession,
    private readonly vectors: PostgresProductVectors,
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
      ORDER BY outbox.txid, outbox.id LIMIT ${limit}`;
    const last = rows.at(-1);
    if (!last) return { changes: [], position: after };
    const ids = [...new Set(rows.map(({ product_id }) => product_id))];
    return { changes: await this.#latest(ids), position: formatPosition(last.txid, last.id) };
  }

  async everything(after: string, limit: number): Promise<readonly IndexChange[]> {
    const rows = await this.prisma.product.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: limit,
      select: { id: true },
    });
    return this.#latest(rows.map(({ id }) => id));
  }

  async reaches(position: FeedPosition): Promise<boolean> {
    const swept = await this.prisma.jobState.findUnique({ where: { job: SWEEP_OUTBOX_JOB } });
    if (!swept?.position) return true;
    const [txid, id] = parsePosition(position);
    const [sweptTxid, sweptId] = parsePosition(swept.position);
    return BigInt(txid) === BigInt(sweptTxid) ? id >= sweptId : BigInt(txid) > BigInt(sweptTxid);
  }

  async hasMore(after: FeedPosition): Promise<boolean> {
    const [txid, id] = parsePosition(after);
    const [row] = await this.prisma.$queryRaw<{ more: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM outbox WHERE (txid, id) > (${txid}::text::xid8, ${id})) AS more`;
    return row!.more;
  }

  onChange(listener: () => void): Promise<() => Promise<void>> {
    return this.listener.subscribe(CATALOGUE_CHANNEL, listener);
  }

  /** Products as they are now, in the order of ids. */
  async #latest(ids: readonly string[]): Promise<IndexChange[]> {
    // Vectors first: what a revision says came after a product's version must not be told of an earlier version.
    const stored = await this.vectors.embeddings(ids);
    const rows = await this.prisma.product.findMany({
      where: { id: { in: [...ids] } },
      orderBy: { id: 'asc' },
    });
    return rows.map((row) => toChange(row, stored.get(row.id)));
  }
}

function toChange(row: ProductRow, stored: StoredEmbedding | undefined): IndexChange {
  const version = Number(row.version);
  if (row.deletedAt) return { kind: 'delete', productId: row.id, version };
  const product = toProduct(row);
  if (!stored) return { kind: 'upsert', product };
  const { embedding, revision } = stored;
  return { kind: 'upsert', product, embedding, revision: Math.max(version, revision) };
}

const formatPosition = (txid: string, id: bigint): FeedPosition => `${txid}:${id}`;

function parsePosition(position: FeedPosition): readonly [string, bigint] {
  const [txid, id] = position.split(':');
  if (txid === undefined || id === undefined) throw new Error(`Not a position of this feed: ${position}`);
  return [txid, BigInt(id)];
}
