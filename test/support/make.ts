import type { ShopperEvent } from '../../src/domain/event.js';
import type { GivenAnswer } from '../../src/stores/answer-log.js';
import type { Product, ProductDraft } from '../../src/domain/products/product.js';

/** A draft with what a test does not care about filled in. */
export const draft = (id: string, extra: Partial<ProductDraft> = {}): ProductDraft => ({
  id,
  title: `Product ${id}`,
  description: null,
  brand: null,
  categoryPath: [],
  price: { minorUnits: 1000, currencyCode: 'GBP' },
  imageUrl: null,
  inStock: true,
  attributes: [],
  ...extra,
});

export const product = (id: string, extra: Partial<Product> = {}): Product => ({
  version: 1,
  createdAt: new Date('2026-01-01T00:00:00Z'),
  ...draft(id, extra),
  ...extra,
});

let events = 0;

export const shopperEvent = (extra: Partial<ShopperEvent> = {}): ShopperEvent => ({
  eventId: `event-${++events}`,
  identity: 'visitor:ann',
  type: 'VIEW',
  productId: 'p1',
  occurredAt: new Date('2026-06-01T12:00:00Z'),
  requestId: null,
  position: null,
  quantity: null,
  priceMinorUnits: null,
  platform: 'WEB',
  ...extra,
});

/** What one does by hand within a minute of the clock, and nothing after it. */
export const withinAMinute = (
  identity: string,
  times: number,
  extra: Partial<ShopperEvent> = {},
): ShopperEvent[] =>
  Array.from({ length: times }, (_, i) =>
    shopperEvent({
      identity,
      occurredAt: new Date(Date.UTC(2026, 4, 1, 12, 0, 0, (60_000 * i) / times)),
      ...extra,
    }),
  );

export const givenAnswer = (extra: Partial<GivenAnswer> = {}): GivenAnswer => ({
  requestId: 'r1',
  place: 'HOME',
  identity: 'visitor:ann',
  model: null,
  fallback: false,
  at: new Date('2026-06-01T12:00:00Z'),
  productIds: ['p1'],
  sources: ['trending'],
  ...extra,
});
