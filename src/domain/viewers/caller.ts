import type { Viewer } from './viewer.js';

/** What a partner key allows. */
export const PARTNER_SCOPES = ['catalogue:write', 'relevance:write', 'viewers:act'] as const;
/**
 * `catalogue:write`: upsert and delete products. `relevance:write`: read and change weights and synonyms.
 * `viewers:act`: read and track on behalf of any shopper.
 */
export type PartnerScope = (typeof PARTNER_SCOPES)[number];

export interface Partner {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly PartnerScope[];
}

/** Who sent a request: for whom it asks, and by whose authority. */
export interface Caller {
  readonly viewer: Viewer;
  readonly partner: Partner | null;
}
