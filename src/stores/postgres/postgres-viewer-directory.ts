import { LRUCache } from 'lru-cache';
import { UNKNOWN_VIEWER, type Identity, type Viewer } from '../../domain/viewer.js';
import type { ViewerDirectory } from '../viewer-directory.js';
import type { PrismaSession } from './prisma-session.js';

/** Joins remembered, so that a signed-in shopper's every request does not write: some 10 MB at most. */
const MAX_REMEMBERED = 50_000;

export class PostgresViewerDirectory implements ViewerDirectory {
  readonly #joined = new LRUCache<string, true>({ max: MAX_REMEMBERED });

  constructor(private readonly prisma: PrismaSession) {}

  async resolve(shopper: Identity | null, visitor: Identity | null): Promise<Viewer> {
    // A device alone is that device: it cannot prove that its shopper is still the one holding it.
    if (!shopper) return visitor ? { id: visitor, identified: false, identities: [visitor] } : UNKNOWN_VIEWER;
    if (visitor) await this.#join(shopper, visitor);
    const rows = await this.prisma.viewerIdentity.findMany({
      where: { viewerId: shopper },
      select: { identity: true },
      orderBy: { joinedAt: 'asc' },
    });
    return { id: shopper, identified: true, identities: [shopper, ...rows.map(({ identity }) => identity)] };
  }

  async #join(shopper: Identity, visitor: Identity): Promise<void> {
    const pair = `${shopper} ${visitor}`;
    if (this.#joined.has(pair)) return;
    await this.prisma.$executeRaw`
      WITH viewer AS (
        INSERT INTO viewers (id, identified) VALUES (${shopper}, true) ON CONFLICT (id) DO NOTHING
      )
      INSERT INTO viewer_identities (identity, viewer_id) VALUES (${visitor}, ${shopper})
      ON CONFLICT (identity) DO NOTHING`;
    this.#joined.set(pair, true);
  }
}
