import type { Product } from '../products/product.js';
import { normaliseCode } from './normalise-code.js';

/** Attribute names that hold an identifier, however a catalogue spells them. */
const IDENTIFIER_NAME =
  /^(sku|mpn|ean|gtin|upc|isbn|asin|model|part|article|item|product)([ _-]?(number|no|nr|code|id|13|8|12|14))?s?$/i;

/** A piece of a title that looks like a part number: letters, digits and inner separators. */
const TITLE_PIECE = /[\p{L}\p{N}][\p{L}\p{N}./_-]*/gu;

/** Shorter mixtures of letters and digits are sizes and amounts: 4k, 128gb, 10cm. */
const MIN_TITLE_CODE = 5;

/** The normalised codes of a product: its id, its identifier attributes, and part numbers in its title. */
export function productCodes({
  id,
  attributes,
  title,
}: Pick<Product, 'id' | 'attributes' | 'title'>): string[] {
  const named = attributes.filter(({ name }) => IDENTIFIER_NAME.test(name)).map(({ value }) => value);
  const pieces = (title.match(TITLE_PIECE) ?? []).map(normaliseCode).filter(isTitleCode);
  return [...new Set([id, ...named].map(normaliseCode).concat(pieces))].filter((code) => code !== '');
}

function isTitleCode(code: string): boolean {
  return code.length >= MIN_TITLE_CODE && /\p{N}/u.test(code) && (/\p{L}/u.test(code) || code.length >= 6);
}
