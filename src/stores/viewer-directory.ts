import type { Consent } from '../domain/viewers/consent.js';
import type { HandOver } from '../domain/viewers/hand-over.js';
import type { ShopperIdentity, VisitorIdentity } from '../domain/viewers/viewer.js';

/** Which device passed through whose hands, and what each viewer consented to. */
export interface ViewerDirectory {
  /**
   * All that decides what is a viewer's history, in one read. One of both must be given. `limit`: hand-overs of the
   * shopper's own, or of the device where there is no shopper, the newest; default MAX_HAND_OVERS.
   */
  read(
    shopper: ShopperIdentity | null,
    device: VisitorIdentity | null,
    limit?: number,
  ): Promise<ViewerRecord>;
  /** Who held a device at a moment, parted or not; null: nobody. */
  holderAt(device: VisitorIdentity, moment: Date): Promise<ShopperIdentity | null>;
  /**
   * Keeps a hand-over. On a device that is parted from the shopper it counts from when the two are joined. The sign-in
   * of a shopper who chose less than FULL is not kept: a request may have come in before they did.
   */
  handOver(handOver: ShopperHandOver): Promise<void>;
  /** Every device that the shopper ever signed in on, the one of the latest sign-in first; at most 1,000. */
  devices(shopper: ShopperIdentity): Promise<ShopperDevice[]>;
  /**
   * Parts a shopper's device: it is as if they had never signed in on it. Or joins it again: it is as if it had never
   * been parted. False where the shopper never signed in on it.
   */
  setParted(shopper: ShopperIdentity, device: VisitorIdentity, parted: boolean): Promise<boolean>;
  /**
   * Keeps what a viewer chose; of two choices the later one by `chosenAt`, whichever arrives last. Less than FULL takes
   * every device out of a shopper's hands: what is done on it from then on must not be theirs, should they consent again.
   */
  setConsent(viewer: ShopperIdentity | VisitorIdentity, consent: Consent, chosenAt: Date): Promise<void>;
  /**
   * Forgets that a shopper ever signed in anywhere, and returns on how many devices. Of each time that a device was in
   * their hands something nameless stays, as if somebody had signed out then: so nobody inherits what came late from the
   * one who is gone, and whoever signs in next, they themselves too, is not the first to do so. Of a device that was
   * parted from them nothing stays.
   */
  forget(shopper: ShopperIdentity): Promise<number>;
}

/** What a request brings about; one without a name is what `forget` leaves. */
export type ShopperHandOver = HandOver & { readonly shopper: ShopperIdentity };

export interface ViewerRecord {
  /** What the shopper, or else the device, chose; null: nothing. */
  readonly consent: Consent | null;
  /**
   * What shopperHistory or, without a shopper, deviceHistory works from. Of a device whose first hand-over is beyond the
   * limit, that one is nobody's: what was done before it is not read.
   */
  readonly handOvers: readonly HandOver[];
  /** False where the device has had too many hand-overs to read them all. */
  readonly complete: boolean;
  /** Who holds the device now, parted or not. */
  readonly holder: ShopperIdentity | null;
}

export interface ShopperDevice {
  readonly device: VisitorIdentity;
  readonly firstSignInAt: Date;
  readonly lastSignInAt: Date;
  /** Whether the shopper holds it now. */
  readonly signedIn: boolean;
  readonly parted: boolean;
}
