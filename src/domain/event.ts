export const EVENT_TYPES = [
  'IMPRESSION',
  'CLICK',
  'VIEW',
  'ADD_TO_CART',
  'REMOVE_FROM_CART',
  'PURCHASE',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const PLATFORMS = ['WEB', 'IOS', 'ANDROID', 'PARTNER', 'OTHER'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Something a shopper did with a product. */
export interface ShopperEvent {
  /** Made by the client; stored once. */
  readonly eventId: string;
  /** Who did it, as the device or the token said; see Identity. */
  readonly identity: string;
  readonly type: EventType;
  readonly productId: string;
  readonly occurredAt: Date;
  /** The answer that led to it, where one did. */
  readonly requestId: string | null;
  /** Where in that answer the product stood, from 0. */
  readonly position: number | null;
  readonly quantity: number | null;
  /** Price of one piece, in minor units of the product's currency. */
  readonly priceMinorUnits: number | null;
  readonly platform: Platform;
}
