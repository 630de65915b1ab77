import { z } from 'zod';

const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'u');
  } catch {
    context.addIssue({ code: 'custom', message: 'must be a regular expression' });
    return z.NEVER;
  }
});

/** Where a field of ours comes from: one column, and what to do with its cells, in this order. */
const columnRules = z.strictObject({
  column: z.string().min(1),
  /** Whether a file without this column is fine; one without any other column is refused. */
  optional: z.boolean().default(false),
  /** What to take out of the text, such as '\\.0$' of ids that once were decimals. */
  remove: pattern.optional(),
  upperCase: z.boolean().default(false),
  /** What the text must look like, and what it is otherwise: the reason its row is dropped for. */
  matches: pattern.optional(),
  otherwise: z.string().default('does not look as it must'),
  /** The separator of a list written as one text. */
  split: z.string().min(1).optional(),
  /** The cell is a decimal amount of this currency ('2.55'), to be stored in minor units. */
  amountIn: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
    .optional(),
  /** Whether a price of nothing drops the row. */
  aboveZero: z.boolean().default(false),
});
export type ColumnRules = z.infer<typeof columnRules>;

const constantRules = z.strictObject({ value: z.union([z.string(), z.number(), z.boolean()]) });

/** An id made of other columns, for events that have none: the same row always gets the same id. */
const hashRules = z.strictObject({ hashOf: z.array(z.string()).min(1), prefix: z.string().default('') });

const fieldRules = z.union([columnRules, constantRules, hashRules], {
  error: 'must be { column, … }, { value } or { hashOf: [columns], prefix }; see src/importing/README.md',
});
export type FieldRules = z.infer<typeof fieldRules>;

/** Attributes from a column: one of that name, or, without a name, all that the column's object holds. */
const attributeRules = z.strictObject({
  column: z.string().min(1),
  optional: z.boolean().default(false),
  name: z.string().min(1).optional(),
  split: z.string().min(1).optional(),
  /** What a value must look like; others are left out. */
  matches: pattern.optional(),
  /** What to take out of the object's names; underscores become spaces. */
  removeFromNames: pattern.optional(),
});
export type AttributeRules = z.infer<typeof attributeRules>;

/** Fields in the order in which a row is looked at: the first that is wrong names the reason. */
const productRules = z.strictObject({
  /** Many rows may speak of one product: its most frequent title and price are kept, its earliest date. */
  manyRowsPerProduct: z.boolean().default(false),
  id: fieldRules,
  title: fieldRules,
  priceMinorUnits: fieldRules,
  currencyCode: fieldRules,
  description: fieldRules.optional(),
  brand: fieldRules.optional(),
  categoryPath: fieldRules.optional(),
  imageUrl: fieldRules.optional(),
  inStock: fieldRules.optional(),
  createdAt: fieldRules.optional(),
  attributes: z.array(attributeRules).default([]),
});
export type ProductMapping = z.infer<typeof productRules>;

const eventRules = z.strictObject({
  eventId: fieldRules,
  type: fieldRules,
  productId: fieldRules,
  /** 'visitor:…' is a device, 'shopper:…' or anything else a shopper. */
  viewerId: fieldRules,
  priceMinorUnits: fieldRules.optional(),
  occurredAt: fieldRules,
  /** Of a purchase: below zero it is a cancellation. */
  quantity: fieldRules.optional(),
  requestId: fieldRules.optional(),
  position: fieldRules.optional(),
  platform: fieldRules.optional(),
});
export type EventMapping = z.infer<typeof eventRules>;

/** How the columns of a foreign layout become our fields. */
export const mappingRules = z.strictObject({
  description: z.string(),
  /** What parts the cells of a CSV file. */
  delimiter: z.string().length(1).default(','),
  products: productRules.optional(),
  events: eventRules.optional(),
});
export type Mapping = z.infer<typeof mappingRules>;
