import type { Embedding } from '../../domain/products/embedding.js';
import type { Product } from '../../domain/products/product.js';
import type { ProductBehind, ProductVector, ProductVectors } from '../product-vectors.js';
import { exclusively } from './jobs/exclusively.js';
import { CATALOGUE_CHANNEL } from './postgres-product-catalog.js';
import type { PrismaSession } from './prisma-session.js';
import { toProduct } from './product-row.js';
import { vectorBytes } from './vector-bytes.js';

const JOB = 'product-vectors';
/** The state whose position is the shop's space. */
const SPACE = 'vector-space';
/** How often a gateway is noted in the time after which it would be given up. */
const BEATS = 6;

/** A vector that the feed hands out, and its place among the changes of its product. */
export interface StoredEmbedding {
  readonly embedding: Embedding;
  readonly revision: number;
}

/** A product that has no vector of its text, and the hash of the text that it has one of. */
interface Found {
  readonly id: string;
  readonly text_hash: string | null;
}

/** Vectors in PostgreSQL. A write is one statement, so it and its outbox rows are one transaction. */
export class PostgresProductVectors implements ProductVectors {
  constructor(private readonly prisma: PrismaSession) {}

  async adopt(space: string): Promise<void> {
    // Vectors that were there from an earlier time are news again to an index that has had another space's meanwhile.
    await this.prisma.$queryRaw`
      WITH turned AS (
        INSERT INTO job_states AS s (job, position, ran_at) VALUES (${SPACE}, ${space}, now())
        ON CONFLICT (job) DO UPDATE SET position = excluded.position, ran_at = excluded.ran_at
        WHERE s.position IS DISTINCT FROM excluded.position
        RETURNING 1
      ), again AS (
        UPDATE product_vectors SET revision = nextval('products_version_seq')
        WHERE space = ${space} AND EXISTS (SELECT 1 FROM turned)
        RETURNING product_id
      ), noted AS (
        INSERT INTO outbox (product_id) SELECT product_id FROM again RETURNING 1
      )
      SELECT CASE WHEN count(*) > 0 THEN pg_notify(${CATALOGUE_CHANNEL}, '')::text END FROM noted`;
  }

  async hold(space: string, abandonedMs: number): Promise<string> {
    // A few times in that while is enough.
    await this.prisma.$executeRaw`
      UPDATE job_states SET ran_at = now()
      WHERE job = ${SPACE} AND position = ${space}
        AND ran_at < now() - ${abandonedMs / BEATS} * interval '1 millisecond'`;
    const [held] = await this.prisma.$queryRaw<{ position: string; abandoned: boolean }[]>`
      SELECT position, ran_at < now() - ${abandonedMs} * interval '1 millisecond' AS abandoned
      FROM job_states WHERE job = ${SPACE}`;
    if (held && (held.position === space || !held.abandoned)) return held.position;
    await this.adopt(space);
    return space;
  }

  async space(): Promise<string | null> {
    return (await this.prisma.jobState.findUnique({ where: { job: SPACE } }))?.position ?? null;
  }

  async behind(space: string, after: string, limit: number): Promise<ProductBehind[]> {
    // The second condition on the id says nothing new: it lets both sides of the join begin where the reading goes on.
    const found = await this.prisma.$queryRaw<Found[]>`
      SELECT p.id, v.text_hash FROM products p
      LEFT JOIN product_vectors v ON v.product_id = p.id AND v.space = ${space} AND v.product_id > ${after}
      WHERE p.id > ${after} AND p.deleted_at IS NULL AND (v.version IS NULL OR v.version < p.version)
      ORDER BY p.id LIMIT ${limit}`;
    return this.#withProducts(found);
  }

  async behindAmong(space: string, productIds: readonly string[]): Promise<ProductBehind[]> {
    const found = await this.prisma.$queryRaw<Found[]>`
      SELECT p.id, v.text_hash FROM products p
      LEFT JOIN product_vectors v ON v.product_id = p.id AND v.space = ${space}
      WHERE p.id = ANY(${[...productIds]}) AND p.deleted_at IS NULL
        AND (v.version IS NULL OR v.version < p.version)`;
    return this.#withProducts(found);
  }

  async #withProducts(found: readonly Found[]): Promise<ProductBehind[]> {
    const hashes = new Map(found.map(({ id, text_hash: hash }) => [id, hash]));
    const rows = await this.prisma.product.findMany({
      where: { id: { in: [...hashes.keys()] }, deletedAt: null },
      orderBy: { id: 'asc' },
    });
    return rows.map((row) => ({ product: toProduct(row), textHash: hashes.get(row.id)! }));
  }

  async put(space: string, vectors: readonly ProductVector[]): Promise<void> {
    const records = vectors.map(({ productId, version, textHash, vector }) => ({
      id: productId,
      version,
      text_hash: textHash,
      vector: vectorBytes.of(vector).toString('base64'),
    }));
    // Locked, so that no version overtakes what is written here; sorted, so that two writers cannot deadlock.
    await this.prisma.$queryRaw`
      WITH given AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS g(
          id text, version bigint, text_hash text, vector text)
      ), current AS MATERIALIZED (
        SELECT g.* FROM given g JOIN products p ON p.id = g.id AND p.version = g.version AND p.deleted_at IS NULL
        ORDER BY p.id FOR SHARE OF p
      ), stored AS (
        INSERT INTO product_vectors (product_id, space, version, revision, text_hash, vector)
        SELECT id, ${space}, version, nextval('products_version_seq'), text_hash, decode(vector, 'base64')
        FROM current
        ON CONFLICT (product_id, space) DO UPDATE SET
          version = excluded.version, revision = excluded.revision, text_hash = excluded.text_hash,
          vector = excluded.vector
        RETURNING product_id
      ), noted AS (
        INSERT INTO outbox (product_id) SELECT product_id FROM stored RETURNING 1
      )
      SELECT CASE WHEN count(*) > 0 THEN pg_notify(${CATALOGUE_CHANNEL}, '')::text END FROM noted`;
  }

  async keep(space: string, products: readonly Pick<Product, 'id' | 'version'>[]): Promise<void> {
    const records = JSON.stringify(products.map(({ id, version }) => ({ id, version })));
    await this.prisma.$executeRaw`
      UPDATE product_vectors v SET version = g.version
      FROM jsonb_to_recordset(${records}::jsonb) AS g(id text, version bigint)
      WHERE v.product_id = g.id AND v.space = ${space} AND v.version < g.version`;
  }

  async count(space: string): Promise<number> {
    const [row] = await this.prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM product_vectors v
      JOIN products p ON p.id = v.product_id AND p.deleted_at IS NULL
      WHERE v.space = ${space}`;
    return row!.count;
  }

  async retain(space: string): Promise<void> {
    await this.prisma.productVector.deleteMany({ where: { space: { not: space } } });
  }

  exclusively(work: () => Promise<void>): Promise<boolean> {
    return exclusively(this.prisma, JOB, async (_transaction, position) => {
      await work();
      return position;
    });
  }

  /**
   * The vectors of products in the shop's space, whatever versions they are of: until a text that changed has a new
   * one, the last one is nearer to it than none.
   */
  async embeddings(productIds: readonly string[]): Promise<ReadonlyMap<string, StoredEmbedding>> {
    const space = await this.space();
    if (space === null) return new Map();
    const rows = await this.prisma.productVector.findMany({
      where: { space, productId: { in: [...productIds] } },
      select: { productId: true, revision: true, vector: true },
    });
    return new Map(
      rows.map(({ productId, revision, vector }) => [
        productId,
        { embedding: { space, vector: vectorBytes.read(vector) }, revision: Number(revision) },
      ]),
    );
  }
}
