import type { ProductDraft } from '../../src/domain/products/product.js';
import { draft } from './make.js';

const gbp = (minorUnits: number) => ({ minorUnits, currencyCode: 'GBP' });
/** A day of the spring in which the shop listed its products. */
const listed = (day: number): Date => new Date(Date.UTC(2026, 2, day, 12));

/**
 * A small simulated shop with the ids and words that schema/examples speak of. Days of listing and prices all
 * differ, so that every sort has one right order.
 */
export const KITCHEN_SHOP: readonly ProductDraft[] = [
  draft('kit-00001', {
    title: 'Cast iron frying pan 28 cm',
    description: 'Heavy, even, and good for a lifetime.',
    brand: 'Ironside',
    categoryPath: ['Kitchen', 'Pans'],
    price: gbp(4999),
    attributes: [{ name: 'Material', value: 'Cast iron' }],
    createdAt: listed(1),
  }),
  draft('kit-00002', {
    title: 'Non-stick frying pan 24 cm',
    brand: 'Pannery',
    categoryPath: ['Kitchen', 'Pans'],
    price: gbp(2499),
    attributes: [{ name: 'Material', value: 'Aluminium' }],
    createdAt: listed(2),
  }),
  draft('kit-00003', {
    title: 'Copper frying pan 20 cm',
    brand: 'Pannery',
    categoryPath: ['Kitchen', 'Pans'],
    price: gbp(8999),
    attributes: [{ name: 'Material', value: 'Copper' }],
    createdAt: listed(3),
  }),
  draft('kit-00004', {
    title: 'Blue mug',
    brand: 'Potter',
    categoryPath: ['Kitchen', 'Mugs'],
    price: gbp(899),
    attributes: [{ name: 'Colour', value: 'Blue' }],
    createdAt: listed(4),
  }),
  draft('kit-00005', {
    title: 'Red mug',
    brand: 'Potter',
    categoryPath: ['Kitchen', 'Mugs'],
    price: gbp(999),
    inStock: false,
    attributes: [{ name: 'Colour', value: 'Red' }],
    createdAt: listed(5),
  }),
  draft('kit-00006', {
    title: 'Coffee grinder, model XK-4471',
    brand: 'Millwright',
    categoryPath: ['Kitchen', 'Coffee makers'],
    price: gbp(3999),
    createdAt: listed(6),
  }),
  draft('gro-00001', {
    title: 'Ground coffee 500 g',
    brand: 'Roastery',
    categoryPath: ['Grocery', 'Coffee'],
    price: gbp(1249),
    createdAt: listed(7),
  }),
  draft('gro-00002', {
    title: 'Whole bean coffee 1 kg',
    brand: 'Roastery',
    categoryPath: ['Grocery', 'Coffee'],
    price: gbp(2199),
    createdAt: listed(8),
  }),
  draft('gro-00003', {
    title: 'Green tea 50 bags',
    categoryPath: ['Grocery', 'Tea'],
    price: gbp(549),
    createdAt: listed(9),
  }),
];

/** The ids, first listed first. */
export const KITCHEN_IDS = KITCHEN_SHOP.map(({ id }) => id);
