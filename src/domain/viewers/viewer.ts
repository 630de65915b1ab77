import type { Consent } from './consent.js';
import type { HistorySpan } from './history-span.js';

/**
 * Terminology
 * - identity: under whose name something is kept. `visitor:` a device, by the id it made for itself; `shopper:` a
 *   shopper, whom a token or a key vouches for; `session:` what one of both does in a session, by a number that comes up
 *   once and that SessionNames knows; `anonymous:` nobody, by such a number. Kept apart by prefix, so that a device can never pose as a shopper.
 * - viewer: the person Vitrine believes to be behind one or more identities.
 */
export type Identity = VisitorIdentity | ShopperIdentity | SessionIdentity | `anonymous:${string}`;
export type VisitorIdentity = `visitor:${string}`;
export type ShopperIdentity = `shopper:${string}`;
export type SessionIdentity = `session:${string}`;

export interface Viewer {
  /** The identity that speaks for the viewer, or UNKNOWN_VIEWER's. */
  readonly id: string;
  /** True where a signed token or a key proved who is asking. */
  readonly identified: boolean;
  readonly shopper: ShopperIdentity | null;
  readonly device: VisitorIdentity | null;
  /** What the request itself says about consent, beside what is stored. */
  readonly saidConsent: Consent | null;
  /** Read at the first call; the same for the rest of the request. May reject with UNAVAILABLE. */
  profile(): Promise<ViewerProfile>;
}

/** What is known of a viewer, and may be made use of. */
export interface ViewerProfile {
  readonly consent: Consent;
  /** The events that are the viewer's and may be read; no two spans overlap. */
  readonly history: readonly HistorySpan[];
}
