import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Partner, PartnerScope } from '../../domain/viewers/caller.js';
import type { PartnerKey } from '../../generated/prisma/client.js';
import type { PartnerKeys } from '../partner-keys.js';
import type { PrismaSession } from './prisma-session.js';

/** 256 bits: nobody guesses it, so a plain SHA-256 of it is as good as a slow hash. */
const KEY_BYTES = 32;

export class PostgresPartnerKeys implements PartnerKeys {
  constructor(private readonly prisma: PrismaSession) {}

  async create(name: string, scopes: readonly PartnerScope[]) {
    const key = `vk_${randomBytes(KEY_BYTES).toString('base64url')}`;
    const row = await this.prisma.partnerKey.create({
      data: { id: randomUUID(), name, scopes: [...scopes], keyHash: hashOf(key) },
    });
    return { partner: toPartner(row), key };
  }

  async verify(key: string): Promise<Partner | null> {
    const row = await this.prisma.partnerKey.findUnique({ where: { keyHash: hashOf(key), revokedAt: null } });
    return row && toPartner(row);
  }

  async list() {
    const rows = await this.prisma.partnerKey.findMany({ orderBy: { createdAt: 'asc' } });
    return rows.map((row) => ({ ...toPartner(row), createdAt: row.createdAt, revokedAt: row.revokedAt }));
  }

  async revoke(partnerId: string): Promise<boolean> {
    const { count } = await this.prisma.partnerKey.updateMany({
      where: { id: partnerId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    return count > 0;
  }
}

const hashOf = (key: string): Buffer<ArrayBuffer> => Buffer.from(createHash('sha256').update(key).digest());

const toPartner = ({ id, name, scopes }: PartnerKey): Partner => ({
  id,
  name,
  scopes: scopes as PartnerScope[],
});
