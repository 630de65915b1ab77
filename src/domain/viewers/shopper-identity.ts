import type { ShopperIdentity } from './viewer.js';

export const shopperIdentity = (shopperId: string): ShopperIdentity => `shopper:${shopperId}`;
