import { z } from 'zod';

/** A file below the manifest's folder, and what it must contain to the bit. */
const file = z.strictObject({
  file: z
    .string()
    .regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\\]+$/, "must be a path below the manifest's folder, with /"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
});

const reference = z.string().regex(/^[^@\s]+@[^@\s]+$/, 'must be NAME@VERSION');

const variant = z.strictObject({
  precision: z.enum(['fp32', 'fp16', 'int8']),
  devices: z.array(z.enum(['cpu', 'cuda', 'webgpu'])).min(1),
  graph: file,
  /** Weights that the graph refers to: named, so that they are checked. */
  data: z.array(file).default([]),
});

const named = {
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, 'must be lower case letters, digits, ., _ and -'),
  version: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.+-]*$/, 'must be letters, digits, ., + and -'),
  licence: z.string().min(1),
  /** In order of preference: the first that lists the device serves. */
  variants: z.array(variant).min(1),
};

/** A model that reads texts. */
const model = {
  ...named,
  tokenizer: z.strictObject({ ...file.shape, vocabularySize: z.int().min(4) }),
  /** Most tokens of a text, or of a pair, special ones among them. 8 hold a word each of a query and a product. */
  maxTokens: z.int().min(8).max(8192),
  /** Put before a text as it was typed, for models that were trained so. */
  prefixes: z
    .strictObject({ query: z.string().default(''), product: z.string().default('') })
    .default({ query: '', product: '' }),
};

const textEncoder = z.strictObject({
  ...model,
  task: z.literal('text-encoder'),
  dimensions: z.int().min(1).max(4096),
  /** The least cosine of a query and a product that have something to do with each other. */
  relatedFrom: z.number().min(-1).max(1).default(0),
  output: z.literal('embedding'),
});

const crossEncoder = z
  .strictObject({
    ...model,
    task: z.literal('cross-encoder'),
    /** The query's share of a pair. */
    maxQueryTokens: z.int().min(1),
    output: z.literal('relevance'),
  })
  .refine(({ maxTokens, maxQueryTokens }) => maxQueryTokens <= maxTokens - 4, {
    path: ['maxQueryTokens'],
    error: 'must leave room for the product: at most maxTokens - 4, with the three special tokens',
  });

const ranker = z.strictObject({
  ...named,
  task: z.literal('ranker'),
  /** The shop it was trained on, for who looks at the status: one that is not the operator's is a stranger's. */
  trainedOn: z.string().min(1),
  /** What it was trained on, column by column: it is refused where the gateway computes anything else. */
  features: z.strictObject({ version: z.int().min(1), names: z.array(z.string().min(1)).min(1) }),
  /** Those of them that hardly ever changed where it was trained: they count nothing in it. */
  unread: z.array(z.string().min(1)).default([]),
  output: z.literal('score'),
});

/** Rows are told as float32, which has every whole number up to this. */
const MOST_PRODUCTS = 2 ** 24;

const nextProducts = z
  .strictObject({
    ...named,
    task: z.literal('next-products'),
    /** How it comes by what it says, and so what may be said of it: by the order of a history, or by taste. */
    method: z.enum(['sequence', 'factors']),
    /** The shop it was trained on. */
    trainedOn: z.string().min(1),
    /** A JSON list of product ids: the first is row 1 of the graph, whose row 0 is none. */
    products: z.strictObject({ ...file.shape, count: z.int().min(1).max(MOST_PRODUCTS) }),
    /** Products of a history that it reads, the newest. */
    maxHistory: z.int().min(1).max(50),
    /** Products that it names, the likeliest. */
    maxFound: z.int().min(1).max(1000),
  })
  .refine(({ maxFound, products }) => maxFound <= products.count, {
    path: ['maxFound'],
    error: 'must be at most the number of products',
  });

/** Another version for a share of the traffic, to be watched. */
const canary = z.strictObject({ model: reference, share: z.number().min(0).max(1) });

/** A model that sources of candidates ask. */
const served = z.strictObject({
  model: reference,
  /** Of the viewers. */
  canary: canary.optional(),
});

/** The manifest as it lies on disk; see onnx/README.md for how to bring a model of one's own. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  serving: z.strictObject({
    'text-encoder': z.strictObject({ model: reference }).optional(),
    'cross-encoder': z
      .strictObject({
        model: reference,
        /** Whether it earned its place beside the text encoder: AUTO asks it too, not ON alone. */
        byDefault: z.boolean(),
        /** Of the queries. */
        canary: canary.optional(),
      })
      .optional(),
    ranker: z
      .strictObject({
        model: reference,
        /** Whether it does not lose to the hand blend: AUTO asks it too, not ON alone. */
        byDefault: z.boolean(),
        /** Of the viewers. */
        canary: canary.optional(),
      })
      .optional(),
    'next-products': z.strictObject({ sequence: served.optional(), factors: served.optional() }).optional(),
  }),
  models: z.array(z.discriminatedUnion('task', [textEncoder, crossEncoder, ranker, nextProducts])),
});

export type ManifestFile = z.infer<typeof manifestSchema>;
export type ModelVariant = z.infer<typeof variant>;
export type TextEncoderEntry = z.infer<typeof textEncoder>;
export type CrossEncoderEntry = z.infer<typeof crossEncoder>;
export type RankerEntry = z.infer<typeof ranker>;
export type Served = z.infer<typeof served>;
export type NextProductsEntry = z.infer<typeof nextProducts>;
export type NextMethod = NextProductsEntry['method'];
export type TextModelEntry = TextEncoderEntry | CrossEncoderEntry;
export type ModelEntry = TextModelEntry | RankerEntry | NextProductsEntry;
