import type { Product } from '../../domain/products/product.js';
import type { FieldWeights, SearchedField } from '../../domain/relevance/relevance-rules.js';
import { queryCodes } from '../../domain/text/query-codes.js';
import { normaliseCode } from '../../domain/text/normalise-code.js';
import { stemPlural } from '../../domain/text/stem-plural.js';
import { tokenise, type Token } from '../../domain/text/tokenise.js';
import type { Highlight } from '../product-index.js';
import type { QueryTerms } from '../query-terms.js';
import { toFragments, type Span } from './to-fragments.js';

type ShownTexts = Pick<Product, 'title' | 'brand' | 'description' | 'categoryPath' | 'attributes'>;

interface ShownField {
  readonly name: string;
  readonly value: string;
  /** Its words; none where the field weighs nothing. */
  readonly tokens: readonly Token[];
}

/**
 * The fields of a product in which a query matched, in pieces: its words, its codes, and the words of what means the
 * same where the product has them all.
 */
export function highlightProduct(
  product: ShownTexts,
  text: string,
  query: QueryTerms,
  weights: FieldWeights,
): Highlight[] {
  const { whole, parts } = queryCodes(text);
  const codes = new Set([whole, ...parts].filter((code) => /\p{N}/u.test(code)));
  const fields = shownFields(product, weights);
  const terms = termsToMark(fields, query);
  return fields.flatMap(({ name, value, tokens }) => {
    const words = tokens.filter(
      ({ text: word }) =>
        terms.has(stemPlural(word)) || (query.halfTyped !== undefined && word.startsWith(query.halfTyped)),
    );
    const spans = [...words, ...codeSpans(value, codes)].sort((a, b) => a.start - b.start || b.end - a.end);
    return spans.length === 0 ? [] : [{ field: name, fragments: toFragments(value, spans) }];
  });
}

function shownFields(product: ShownTexts, weights: FieldWeights): ShownField[] {
  const field = (name: string, value: string | null, searched: SearchedField): ShownField[] =>
    value === null ? [] : [{ name, value, tokens: weights[searched] > 0 ? tokenise(value) : [] }];
  return [
    ...field('title', product.title, 'title'),
    ...field('brand', product.brand, 'brand'),
    ...field('description', product.description, 'description'),
    ...field('category', product.categoryPath.join(' › '), 'category'),
    ...product.attributes.flatMap(({ name, value }) => field(name, value, 'attributes')),
  ];
}

function termsToMark(
  fields: readonly ShownField[],
  { typed, halfTyped, equivalents }: QueryTerms,
): ReadonlySet<string> {
  const terms = new Set(typed.keys());
  if (equivalents.length === 0) return terms;
  const had = new Set(fields.flatMap(({ tokens }) => tokens.map(({ text }) => stemPlural(text))));
  for (const equivalent of equivalents)
    if (equivalent.every((term) => term === halfTyped || had.has(term)))
      for (const term of equivalent) terms.add(term);
  return terms;
}

function codeSpans(value: string, codes: ReadonlySet<string>): Span[] {
  const pieces = codes.size === 0 ? [] : [...value.matchAll(/\S+/g)];
  return pieces
    .filter(({ 0: piece }) => codes.has(normaliseCode(piece)))
    .map(({ 0: piece, index }) => ({ start: index, end: index + piece.length }));
}
