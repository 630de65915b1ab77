import { mappingRules, type Mapping } from './mapping.js';

const same = (column: string) => ({ column });
const mayLack = (column: string) => ({ column, optional: true });

/** Vitrine's own layout: every field from the column of its name. What export writes. */
export const NATIVE_MAPPING: Mapping = mappingRules.parse({
  description: "Vitrine's own: the fields of ProductInput, and of TrackEventInput plus viewerId.",
  products: {
    id: same('id'),
    title: same('title'),
    priceMinorUnits: same('priceMinorUnits'),
    currencyCode: same('currencyCode'),
    description: mayLack('description'),
    brand: mayLack('brand'),
    categoryPath: mayLack('categoryPath'),
    imageUrl: mayLack('imageUrl'),
    inStock: mayLack('inStock'),
    createdAt: mayLack('createdAt'),
    attributes: [mayLack('attributes')],
  },
  events: {
    eventId: same('eventId'),
    type: same('type'),
    productId: same('productId'),
    viewerId: same('viewerId'),
    occurredAt: same('occurredAt'),
    quantity: mayLack('quantity'),
    priceMinorUnits: mayLack('priceMinorUnits'),
    requestId: mayLack('requestId'),
    position: mayLack('position'),
    platform: mayLack('platform'),
  },
});
