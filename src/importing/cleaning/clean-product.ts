import { PRODUCT_LIMITS } from '../../domain/products/product-rules.js';
import { moment } from '../../domain/text-rules.js';
import { cleanText } from './clean-text.js';

type Fields = Readonly<Record<string, unknown>>;

/** Before the first web shop, and before the first catalogue with dates that anybody still imports. */
const EARLIEST = new Date('1970-01-01T00:00:00Z');

/** A product's fields after cleaning, and what was done. Values that are no texts are left to the rules. */
export function cleanProduct(fields: Fields, now: Date): { fields: Fields; repairs: ReadonlySet<string> } {
  const repairs = new Set<string>();
  const clean = (value: unknown, max: number): unknown => {
    if (typeof value !== 'string') return value;
    const cleaned = cleanText(value);
    for (const repair of cleaned.repairs) repairs.add(repair);
    if (cleaned.text.length <= max) return cleaned.text;
    repairs.add('too long: cut');
    return cut(cleaned.text, max);
  };
  const line = (value: unknown, max: number): unknown => {
    const text = clean(value, max);
    return typeof text === 'string' ? text.replaceAll('\n', ' ') : text;
  };
  const attributes = (fields.attributes as { name: unknown; value: unknown }[])
    .map(({ name, value }) => ({
      name: line(name, PRODUCT_LIMITS.attributeName),
      value: clean(value, PRODUCT_LIMITS.attributeValue),
    }))
    .filter(({ name, value }) => name !== '' && value !== '');
  if (attributes.length > PRODUCT_LIMITS.attributes) repairs.add('too many attributes: cut');
  const { categoryPath } = fields;
  const cleaned = {
    ...fields,
    title: line(fields.title, PRODUCT_LIMITS.title),
    description: clean(fields.description, PRODUCT_LIMITS.description),
    brand: line(fields.brand, PRODUCT_LIMITS.brand),
    categoryPath: Array.isArray(categoryPath)
      ? categoryPath.map((level) => line(level, Infinity)).filter((level) => level !== '')
      : categoryPath,
    attributes: attributes.slice(0, PRODUCT_LIMITS.attributes),
    imageUrl: fields.imageUrl,
    createdAt: fields.createdAt,
  };
  if (cleaned.imageUrl != null && !isWebAddress(cleaned.imageUrl)) {
    repairs.add('no web address: image left out');
    cleaned.imageUrl = null;
  }
  if (cleaned.createdAt != null && !isPossible(cleaned.createdAt, now)) {
    repairs.add('impossible date: left out');
    cleaned.createdAt = null;
  }
  return { fields: cleaned, repairs };
}

/** The beginning of a text, without half a character at its end. */
const cut = (text: string, max: number): string =>
  text
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();

function isWebAddress(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value);
}

function isPossible(value: unknown, now: Date): boolean {
  const read = moment.safeParse(value);
  return read.success && read.data >= EARLIEST && read.data <= now;
}
