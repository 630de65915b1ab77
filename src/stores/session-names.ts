import type { SessionIdentity, ShopperIdentity, VisitorIdentity } from '../domain/viewers/viewer.js';

/**
 * Under which names is kept what viewers do who allow that for a session only, see SESSION_LIMITS. A name says nothing of
 * whose it is; that is known beside it until the session has been over for a day, so that it can be read and erased.
 */
export interface SessionNames {
  /** The name of the session under way, which goes on by this; a new one where none is. */
  enter(viewer: ShopperIdentity | VisitorIdentity, now: Date): Promise<SessionIdentity>;
  /** All names of which it is still known that they are these viewers'. */
  of(viewers: readonly (ShopperIdentity | VisitorIdentity)[]): Promise<SessionIdentity[]>;
  /** Forgets whose they are. */
  forget(names: readonly SessionIdentity[]): Promise<void>;
}
