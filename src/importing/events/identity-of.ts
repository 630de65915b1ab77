import { shopperIdentity } from '../../domain/viewers/shopper-identity.js';
import type { Identity } from '../../domain/viewers/viewer.js';

/** Who a file's viewerId is: 'visitor:…' a device, 'shopper:…' a shopper, and so is a bare id; the others as exports have them. */
export const identityOf = (viewerId: string): Identity =>
  /^(visitor|shopper|session|anonymous):./.test(viewerId)
    ? (viewerId as Identity)
    : shopperIdentity(viewerId);
