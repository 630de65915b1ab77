import { shopperIdentity, type Identity } from '../../domain/viewer.js';

/** Who a file's viewerId is: 'visitor:…' a device, 'shopper:…' a shopper, and so is a bare id. */
export const identityOf = (viewerId: string): Identity =>
  /^(visitor|shopper):./.test(viewerId) ? (viewerId as Identity) : shopperIdentity(viewerId);
