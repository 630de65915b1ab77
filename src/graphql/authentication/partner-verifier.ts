import { createHash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { PARTNER_SCOPES, type Partner } from '../../domain/viewers/caller.js';
import type { PartnerKeys } from '../../stores/partner-keys.js';

/** A revoked key works for this long at most; in between the database is spared one read a request. */
const REMEMBERED_MS = 10_000;
/** Keys and guesses remembered, some 300 bytes each. */
const MAX_REMEMBERED = 5_000;

/** Characters of any key we make, and some more. */
const MAX_KEY = 200;

/** Finds the partner behind a key. */
export class PartnerVerifier {
  readonly #remembered = new LRUCache<string, { readonly partner: Partner | null }>({
    max: MAX_REMEMBERED,
    ttl: REMEMBERED_MS,
  });
  #demo: { readonly hash: string; readonly partner: Partner } | undefined;

  constructor(private readonly keys: PartnerKeys) {}

  /** Null for an unknown or revoked key. */
  async verify(key: string): Promise<Partner | null> {
    if (key.length > MAX_KEY) return null;
    const hash = hashOf(key);
    if (hash === this.#demo?.hash) return this.#demo.partner;
    const known = this.#remembered.get(hash);
    if (known) return known.partner;
    const partner = await this.keys.verify(key);
    this.#remembered.set(hash, { partner });
    return partner;
  }

  /** Makes a key with every scope that lives as long as this process and is stored nowhere. For development only. */
  makeDemoKey(): string {
    const key = `vk_demo_${randomBytes(24).toString('base64url')}`;
    this.#demo = { hash: hashOf(key), partner: { id: 'demo', name: 'demo', scopes: PARTNER_SCOPES } };
    return key;
  }
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64');
