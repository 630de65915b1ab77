import type { Identity, Viewer } from '../domain/viewer.js';

/** Which identities belong to one shopper. */
export interface ViewerDirectory {
  /**
   * The viewer behind a shopper's identity and, where the request names one, a device's. A device seen with
   * a signed-in shopper joins that shopper, unless it already belongs to another.
   */
  resolve(shopper: Identity | null, visitor: Identity | null): Promise<Viewer>;
}
