import type { Product, ProductDraft } from '../../domain/products/product.js';
import type { ProductCatalog, WriteCounts } from '../product-catalog.js';
import type { PrismaSession } from './prisma-session.js';
import { toProduct, toRecord } from './product-row.js';

/** The channel that tells the catalogue's readers to look at the outbox. */
export const CATALOGUE_CHANNEL = 'vitrine_catalogue';

/** The catalogue in PostgreSQL. A write is one statement, so it and its outbox rows are one transaction. */
export class PostgresProductCatalog implements ProductCatalog {
  constructor(private readonly prisma: PrismaSession) {}

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Product>> {
    if (ids.length === 0) return new Map();
    const rows = await this.prisma.product.findMany({ where: { id: { in: [...ids] }, deletedAt: null } });
    return new Map(rows.map((row) => [row.id, toProduct(row)]));
  }

  async known(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.prisma.product.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true },
    });
    return new Set(rows.map(({ id }) => id));
  }

  async write(drafts: readonly ProductDraft[]): Promise<WriteCounts> {
    const latest = [...new Map(drafts.map((draft) => [draft.id, draft])).values()];
    const records = JSON.stringify(latest.map(toRecord));
    // Sorted by id, so that two writers of the same products wait for each other instead of deadlocking.
    const [row] = await this.prisma.$queryRaw<{ written: number }[]>`
      WITH given AS (
        SELECT *, decode(content_hash, 'hex') AS hash
        FROM jsonb_to_recordset(${records}::jsonb) AS d(
          id text, title text, description text, brand text, category_path jsonb, price_minor_units int,
          currency_code text, image_url text, in_stock boolean, attributes jsonb, created_at timestamptz,
          content_hash text)
      ), changed AS (
        INSERT INTO products AS p (
          id, title, description, brand, category_path, price_minor_units, currency_code, image_url, in_stock,
          attributes, content_hash, created_at)
        SELECT id, title, description, brand, ARRAY(SELECT jsonb_array_elements_text(category_path)),
          price_minor_units, currency_code, image_url, in_stock, attributes, hash, coalesce(created_at, now())
        FROM given ORDER BY id
        ON CONFLICT (id) DO UPDATE SET
          title = excluded.title, description = excluded.description, brand = excluded.brand,
          category_path = excluded.category_path, price_minor_units = excluded.price_minor_units,
          currency_code = excluded.currency_code, image_url = excluded.image_url, in_stock = excluded.in_stock,
          attributes = excluded.attributes, content_hash = excluded.content_hash,
          created_at = coalesce((SELECT g.created_at FROM given g WHERE g.id = p.id), p.created_at),
          version = nextval('products_version_seq'), updated_at = now(), deleted_at = NULL
        WHERE p.content_hash <> excluded.content_hash OR p.deleted_at IS NOT NULL
        RETURNING id
      ), noted AS (
        INSERT INTO outbox (product_id) SELECT id FROM changed RETURNING 1
      )
      SELECT count(*)::int AS written, CASE WHEN count(*) > 0 THEN pg_notify(${CATALOGUE_CHANNEL}, '')::text END
      FROM noted`;
    return { written: row!.written, unchanged: drafts.length - row!.written };
  }

  async delete(ids: readonly string[]): Promise<WriteCounts> {
    const [row] = await this.prisma.$queryRaw<{ written: number }[]>`
      WITH doomed AS (
        SELECT id FROM products WHERE id = ANY(${[...ids]}) AND deleted_at IS NULL ORDER BY id FOR UPDATE
      ), changed AS (
        UPDATE products p
        SET deleted_at = now(), updated_at = now(), version = nextval('products_version_seq')
        FROM doomed WHERE p.id = doomed.id
        RETURNING p.id
      ), noted AS (
        INSERT INTO outbox (product_id) SELECT id FROM changed RETURNING 1
      )
      SELECT count(*)::int AS written, CASE WHEN count(*) > 0 THEN pg_notify(${CATALOGUE_CHANNEL}, '')::text END
      FROM noted`;
    return { written: row!.written, unchanged: ids.length - row!.written };
  }

  async *scan(batchSize = 1000): AsyncIterable<readonly Product[]> {
    let after = '';
    for (;;) {
      const rows = await this.prisma.product.findMany({
        where: { deletedAt: null, id: { gt: after } },
        orderBy: { id: 'asc' },
        take: batchSize,
      });
      if (rows.length > 0) yield rows.map(toProduct);
      if (rows.length < batchSize) return;
      after = rows.at(-1)!.id;
    }
  }

  count(): Promise<number> {
    return this.prisma.product.count({ where: { deletedAt: null } });
  }
}
