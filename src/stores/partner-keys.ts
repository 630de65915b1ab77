import type { Partner, PartnerScope } from '../domain/viewers/caller.js';

/** Keys of partners. A key is shown once, when made; only its SHA-256 is stored. */
export interface PartnerKeys {
  create(
    name: string,
    scopes: readonly PartnerScope[],
  ): Promise<{ readonly partner: Partner; readonly key: string }>;
  /** The partner behind a key; null for an unknown or revoked one. */
  verify(key: string): Promise<Partner | null>;
  list(): Promise<readonly (Partner & { readonly createdAt: Date; readonly revokedAt: Date | null })[]>;
  /** True when there was such a key to revoke. */
  revoke(partnerId: string): Promise<boolean>;
}
