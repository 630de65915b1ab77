import type { EventMapping, FieldRules, ProductMapping } from './mapping.js';
import type { Row } from '../row.js';
import { readAttributes } from './read-attributes.js';
import type { CellKind } from './read-cell.js';
import { fieldReader } from './read-field.js';

/** A row in our fields, not yet held to our rules; or why it is dropped. */
export type MappedRow = { readonly fields: MappedFields } | { readonly dropped: string };
export type MappedFields = Readonly<Record<string, unknown>>;
export type RowMapper = (row: Row) => MappedRow;

const PRODUCT_FIELDS: Readonly<Record<string, CellKind>> = {
  id: 'text',
  title: 'text',
  priceMinorUnits: 'number',
  currencyCode: 'text',
  description: 'text',
  brand: 'text',
  categoryPath: 'list',
  imageUrl: 'text',
  inStock: 'flag',
  createdAt: 'moment',
};
const EVENT_FIELDS: Readonly<Record<string, CellKind>> = {
  productId: 'text',
  viewerId: 'text',
  eventId: 'text',
  type: 'text',
  priceMinorUnits: 'number',
  occurredAt: 'moment',
  quantity: 'number',
  requestId: 'text',
  position: 'number',
  platform: 'text',
};
const NEEDED_OF_PRODUCTS = ['id', 'title', 'priceMinorUnits', 'currencyCode'];
const NEEDED_OF_EVENTS = ['productId', 'viewerId', 'eventId', 'type', 'occurredAt'];

export function productMapper(mapping: ProductMapping): RowMapper {
  const map = mapper(mapping, PRODUCT_FIELDS, NEEDED_OF_PRODUCTS);
  return (row) => {
    const mapped = map(row);
    return 'fields' in mapped
      ? { fields: { ...mapped.fields, attributes: readAttributes(row.values!, mapping.attributes) } }
      : mapped;
  };
}

export const eventMapper = (mapping: EventMapping): RowMapper =>
  mapper(mapping, EVENT_FIELDS, NEEDED_OF_EVENTS);

function mapper(
  mapping: object,
  kinds: Readonly<Record<string, CellKind>>,
  needed: readonly string[],
): RowMapper {
  const rules = mapping as Readonly<Record<string, FieldRules | undefined>>;
  const readers = Object.entries(kinds).flatMap(([field, kind]) => {
    const given = rules[field];
    return given ? [{ field, read: fieldReader(given, kind), isNeeded: needed.includes(field) }] : [];
  });
  return ({ values, problem }) => {
    if (!values) return { dropped: problem ?? 'cannot be read' };
    const fields: Record<string, unknown> = {};
    for (const { field, read, isNeeded } of readers) {
      const reading = read(values);
      if ('dropped' in reading) return reading;
      if (reading.value === undefined && isNeeded) return { dropped: `missing ${field}` };
      fields[field] = reading.value;
    }
    return { fields };
  };
}
