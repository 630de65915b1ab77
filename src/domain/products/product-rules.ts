import { z } from 'zod';
import { check, type Checked } from '../checked.js';
import { MAX_CLOCK_LEAD_MS } from '../max-clock-lead-ms.js';
import type { ProductDraft } from './product.js';
import { identifier, moment, optionalText, shownText, wholeNumber } from '../text-rules.js';

/** Ids are keys of rows, cursors and messages: 200 characters hold every SKU, GTIN and UUID. */
export const productIdRules = identifier(200);

/** PostgreSQL's and GraphQL's largest Int: 21 million in a currency with two digits. */
export const MAX_MINOR_UNITS = 2 ** 31 - 1;

/** The longest texts and lists a product may have, in characters and entries; importing cuts to them. */
export const PRODUCT_LIMITS = {
  title: 500,
  description: 20_000,
  brand: 200,
  attributes: 100,
  attributeName: 100,
  attributeValue: 1000,
} as const;
/** Real category trees have three to six levels. */
const MAX_LEVELS = 10;
/** What browsers and servers agree to accept. */
const MAX_URL = 2048;

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** What a catalogue may say about a product, in the field names of GraphQL's ProductInput and of import files. */
const productRules = z
  .object({
    id: productIdRules,
    title: shownText(1, PRODUCT_LIMITS.title),
    description: optionalText(PRODUCT_LIMITS.description),
    brand: optionalText(PRODUCT_LIMITS.brand),
    categoryPath: z
      .array(shownText(1, 200), 'must be a list of texts')
      .max(MAX_LEVELS, `must have at most ${MAX_LEVELS} levels`)
      .nullish()
      .transform((path) => path ?? []),
    priceMinorUnits: wholeNumber(0, MAX_MINOR_UNITS),
    currencyCode: z
      .string('must be a text')
      .refine((code) => CURRENCIES.has(code), "must be an ISO 4217 code in capitals, such as 'GBP'"),
    imageUrl: z
      .url({ protocol: /^https?$/, error: 'must be an http or https address' })
      .max(MAX_URL, `must have at most ${MAX_URL} characters`)
      .nullish()
      .transform((url) => url ?? null),
    inStock: z
      .boolean('must be true or false')
      .nullish()
      .transform((inStock) => inStock ?? true),
    attributes: z
      .array(
        z.object({
          name: shownText(1, PRODUCT_LIMITS.attributeName),
          value: shownText(1, PRODUCT_LIMITS.attributeValue),
        }),
        'must be a list of { name, value }',
      )
      .max(PRODUCT_LIMITS.attributes, `must have at most ${PRODUCT_LIMITS.attributes} entries`)
      .nullish()
      .transform((attributes) => attributes ?? []),
    createdAt: moment.nullish(),
  })
  .transform(({ priceMinorUnits, currencyCode, createdAt, ...product }): ProductDraft => ({
    ...product,
    price: { minorUnits: priceMinorUnits, currencyCode },
    ...(createdAt && { createdAt }),
  }));

/** A product as somebody sent it, checked; the same rules for GraphQL and for files. */
export function checkProduct(given: unknown, now: Date): Checked<ProductDraft> {
  const checked = check(productRules, given);
  if ('value' in checked && (checked.value.createdAt?.getTime() ?? 0) > now.getTime() + MAX_CLOCK_LEAD_MS)
    return { problem: 'createdAt: must not be more than 10 minutes in the future.' };
  return checked;
}
