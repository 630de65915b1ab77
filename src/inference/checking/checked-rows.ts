import type { TextModelEntry } from '../manifest/manifest.schema.js';
import type { TextTokenizer } from '../tokens/text-tokenizer.js';
import type { TokenRow } from '../tokens/token-row.js';
import type { CheckedTexts } from './checked-texts.js';

/** A hundredth of them may be odd and is still seen; a processor reads them one by one in seconds. */
const ROWS = 500;
/** Lengths of 8, 16, 24 and so on: the buckets in which rows are read together. */
const LENGTH_STEP = 8;
/** Of a text encoder's rows, one in so many is a query. */
const QUERY_EVERY = 5;
/** Strides that share no factor with each other: a query meets ever other products. */
const QUERY_STRIDE = 7;
const PRODUCT_STRIDE = 31;

/** Rows of a shop's queries and products, or pairs of them, cut to all lengths that a model reads; ever the same. */
export function checkedRows(
  { task, maxTokens }: Pick<TextModelEntry, 'task' | 'maxTokens'>,
  tokenizer: TextTokenizer,
  { queries, products }: CheckedTexts,
): TokenRow[] {
  const lengths = Math.ceil(maxTokens / LENGTH_STEP);
  return Array.from({ length: ROWS }, (_, i) => {
    const query = queries[(i * QUERY_STRIDE) % queries.length]!;
    const product = products[(i * PRODUCT_STRIDE) % products.length]!;
    if (task === 'cross-encoder')
      return cut(tokenizer.pair(query, product), LENGTH_STEP * (1 + (i % lengths)));
    if (i % QUERY_EVERY === 0) return tokenizer.query(query);
    return cut(tokenizer.product(product), LENGTH_STEP * (1 + (i % lengths)));
  });
}

/** A row that lost the end of its last text; a query is left whole, with a token of the product. */
function cut({ ids, first }: TokenRow, length: number): TokenRow {
  const isPair = first < ids.length;
  const kept = isPair ? Math.max(length, first + 2) : length;
  if (kept >= ids.length) return { ids, first };
  const shorter = Int32Array.of(...ids.subarray(0, kept - 1), ids.at(-1)!);
  return { ids: shorter, first: isPair ? first : kept };
}
