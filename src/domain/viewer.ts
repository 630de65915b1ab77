/**
 * Terminology
 * - identity: what one request or one event says about who is there: a device's visitor id, or a shopper's
 *   id that a token or a key vouches for. Kept apart by prefix, so that a device can never pose as a shopper.
 * - viewer: the person Vitrine believes to be behind one or more identities.
 */
export type Identity = `visitor:${string}` | `shopper:${string}`;

export interface Viewer {
  /** The identity that speaks for the viewer. */
  readonly id: string;
  /** True where a signed token or a key proved who is asking. */
  readonly identified: boolean;
  /** Every identity whose events are the viewer's history, `id` first; empty for somebody unknown. */
  readonly identities: readonly string[];
}

/** Somebody who gave no name at all: has no history and leaves none. */
export const UNKNOWN_VIEWER: Viewer = { id: 'unknown', identified: false, identities: [] };

export const visitorIdentity = (visitorId: string): Identity => `visitor:${visitorId}`;
export const shopperIdentity = (shopperId: string): Identity => `shopper:${shopperId}`;
