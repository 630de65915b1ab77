import type { ShopperIdentity, VisitorIdentity } from './viewer.js';

/**
 * A device passing into a shopper's hands, or out of them. Who may read what was done on a device follows from its
 * hand-overs in the order of `occurredAt`, of one moment in the order of their arrival, and from nothing else.
 */
export interface HandOver {
  readonly device: VisitorIdentity;
  /** Who signed in or out; null since that shopper's history was erased. */
  readonly shopper: ShopperIdentity | null;
  /** False: whoever held the device let go of it. */
  readonly signedIn: boolean;
  readonly occurredAt: Date;
}
