import { z } from 'zod';
import { check, type Checked } from './checked.js';
import type { ProductDraft } from './product.js';
import { identifier, moment, optionalText, shownText, wholeNumber } from './text-rules.js';

/** Ids are keys of rows, cursors and messages: 200 characters hold every SKU, GTIN and UUID. */
export const productIdRules = identifier(200);

/** PostgreSQL's and GraphQL's largest Int: 21 million in a currency with two digits. */
export const MAX_MINOR_UNITS = 2 ** 31 - 1;

const MAX_ATTRIBUTES = 100;
/** Real category trees have three to six levels. */
const MAX_LEVELS = 10;
/** What browsers and servers agree to accept. */
const MAX_URL = 2048;

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** What a catalogue may say about a product, in the field names of GraphQL's ProductInput and of import files. */
const productRules = z
  .object({
    id: productIdRules,
    title: shownText(1, 500),
    description: optionalText(20_000),
    brand: optionalText(200),
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
        z.object({ name: shownText(1, 100), value: shownText(1, 1000) }),
        'must be a list of { name, value }',
      )
      .max(MAX_ATTRIBUTES, `must have at most ${MAX_ATTRIBUTES} entries`)
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
export const checkProduct = (given: unknown): Checked<ProductDraft> => check(productRules, given);
