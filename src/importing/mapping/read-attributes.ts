import type { ProductAttribute } from '../../domain/products/product.js';
import type { AttributeRules } from './mapping.js';
import { toList } from './read-cell.js';

/** The attributes of a row, in the order of the mapping; values that are nothing or no texts are left out. */
export const readAttributes = (
  cells: Readonly<Record<string, unknown>>,
  rules: readonly AttributeRules[],
): ProductAttribute[] =>
  rules.flatMap((each) =>
    fromColumn(cells[each.column], each).filter(({ value }) => each.matches?.test(value) ?? true),
  );

function fromColumn(cell: unknown, { name, split, removeFromNames }: AttributeRules): ProductAttribute[] {
  if (name !== undefined) {
    const values = typeof cell === 'string' && split !== undefined ? toList(cell, split) : cell;
    return attributes(name, values);
  }
  const given = typeof cell === 'string' ? parseJson(cell) : cell;
  if (Array.isArray(given)) return given.flatMap(fromEntry);
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given).flatMap(([key, value]) =>
    attributes(readable(removeFromNames ? key.replace(removeFromNames, '') : key), value),
  );
}

const readable = (name: string): string => name.replaceAll('_', ' ').trim();

function fromEntry(entry: unknown): ProductAttribute[] {
  const { name, value } = (entry ?? {}) as Partial<ProductAttribute>;
  return typeof name === 'string' ? attributes(name, value) : [];
}

/** One attribute a value: a list has several. */
function attributes(name: string, value: unknown): ProductAttribute[] {
  return (Array.isArray(value) ? value : [value]).flatMap((each) => {
    const text = asText(each);
    return text === '' ? [] : [{ name, value: text }];
  });
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? String(value) : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
