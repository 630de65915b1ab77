import type { Product } from '../../domain/product.js';
import { queryCodes } from '../../domain/text/query-codes.js';
import { normaliseCode } from '../../domain/text/normalise-code.js';
import { stemPlural } from '../../domain/text/stem-plural.js';
import { tokenise } from '../../domain/text/tokenise.js';
import type { Highlight } from '../product-index.js';
import type { QueryTerms } from '../query-terms.js';
import { toFragments, type Span } from './to-fragments.js';

type ShownTexts = Pick<Product, 'title' | 'brand' | 'description' | 'categoryPath' | 'attributes'>;

/** The fields of a product in which a query matched, in pieces. */
export function highlightProduct(product: ShownTexts, text: string, query: QueryTerms): Highlight[] {
  const { whole, parts } = queryCodes(text);
  const codes = new Set([whole, ...parts].filter((code) => /\p{N}/u.test(code)));
  const fields: readonly (readonly [string, string | null])[] = [
    ['title', product.title],
    ['brand', product.brand],
    ['description', product.description],
    ['category', product.categoryPath.join(' › ')],
    ...product.attributes.map(({ name, value }) => [name, value] as const),
  ];
  return fields.flatMap(([field, value]) => {
    const spans = value === null ? [] : matchedSpans(value, query, codes);
    return spans.length === 0 ? [] : [{ field, fragments: toFragments(value!, spans) }];
  });
}

function matchedSpans(value: string, { typed, halfTyped }: QueryTerms, codes: ReadonlySet<string>): Span[] {
  const words = tokenise(value)
    .filter(({ text }) => {
      const stem = stemPlural(text);
      return typed.has(stem) || (halfTyped !== undefined && text.startsWith(halfTyped));
    })
    .map(({ start, end }) => ({ start, end }));
  const pieces = codes.size === 0 ? [] : [...value.matchAll(/\S+/g)];
  for (const { 0: piece, index } of pieces)
    if (codes.has(normaliseCode(piece))) words.push({ start: index, end: index + piece.length });
  return words.sort((a, b) => a.start - b.start || b.end - a.end);
}
