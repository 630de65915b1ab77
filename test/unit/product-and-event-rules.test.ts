import { describe, expect, it } from '@jest/globals';
import { checkEvent } from '../../src/domain/event-rules.js';
import { checkProduct } from '../../src/domain/products/product-rules.js';

const now = new Date('2026-06-01T12:00:00Z');
const product = { id: 'p1', title: ' Kettle ', priceMinorUnits: 1999, currencyCode: 'GBP' };
const event = { eventId: 'e1', type: 'VIEW', productId: 'p1', occurredAt: now };
const problemOf = (checked: object): unknown => ('problem' in checked ? checked.problem : 'none');

describe('product rules', () => {
  it('fill in what a catalogue left out', () => {
    expect(checkProduct(product, now)).toEqual({
      value: {
        id: 'p1',
        title: 'Kettle',
        description: null,
        brand: null,
        categoryPath: [],
        price: { minorUnits: 1999, currencyCode: 'GBP' },
        imageUrl: null,
        inStock: true,
        attributes: [],
      },
    });
  });

  it('take null like absent', () => {
    const nulls = { brand: null, inStock: null, categoryPath: null, attributes: null, createdAt: null };
    expect(checkProduct({ ...product, ...nulls }, now)).toEqual(checkProduct(product, now));
  });

  it.each([
    [{ title: ' ' }, 'title: must have 1 to 500 characters.'],
    [{ title: 'x'.repeat(501) }, 'title: must have 1 to 500 characters.'],
    [{ title: 'bell\u0007' }, 'title: must not contain control characters.'],
    [{ title: 'half \ud83d' }, 'title: must not contain control characters.'],
    [{ id: 'p1 ' }, 'id: must not begin or end with white space.'],
    [{ currencyCode: 'gbp' }, "currencyCode: must be an ISO 4217 code in capitals, such as 'GBP'."],
    [{ priceMinorUnits: -1 }, 'priceMinorUnits: must be a whole number from 0 to 2147483647.'],
    [{ priceMinorUnits: 1.5 }, 'priceMinorUnits: must be a whole number from 0 to 2147483647.'],
    [{ imageUrl: 'javascript:alert(1)' }, 'imageUrl: must be an http or https address.'],
    [{ categoryPath: ['Home', ''] }, 'categoryPath.1: must have 1 to 200 characters.'],
    [
      { attributes: Array.from({ length: 101 }, () => ({ name: 'a', value: 'b' })) },
      'attributes: must have at most 100 entries.',
    ],
    [
      { createdAt: new Date('2026-06-01T12:10:01Z') },
      'createdAt: must not be more than 10 minutes in the future.',
    ],
  ])('name the field and its range', (wrong, problem) => {
    expect(problemOf(checkProduct({ ...product, ...wrong }, now))).toBe(problem);
  });
});

describe('event rules', () => {
  it('read moments of files and of GraphQL alike', () => {
    expect(checkEvent({ ...event, occurredAt: '2026-06-01T12:00:00Z' }, now)).toEqual(checkEvent(event, now));
  });

  it.each([
    [
      { occurredAt: new Date('2026-06-01T12:10:01Z') },
      'occurredAt: must not be more than 10 minutes in the future.',
    ],
    [{ occurredAt: new Date(0) }, 'occurredAt: must not be before 1995.'],
    [{ quantity: 0 }, 'quantity: must be a whole number from 1 to 10000.'],
    [{ position: -1 }, 'position: must be a whole number from 0 to 10000.'],
    [{ priceMinorUnits: -5 }, 'priceMinorUnits: must be a whole number from 0 to 2147483647.'],
    [{ eventId: '' }, 'eventId: must have 1 to 200 characters.'],
    [{ productId: 'a\nb' }, 'productId: must not contain control characters.'],
  ])('name the field and its range', (wrong, problem) => {
    expect(problemOf(checkEvent({ ...event, ...wrong }, now))).toBe(problem);
  });
});
