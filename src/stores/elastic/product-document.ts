import { categoryLevels } from '../../domain/products/category-levels.js';
import { BRAND_FACET, CATEGORY_FACET } from '../../domain/products/product-filter.js';
import type { Embedding } from '../../domain/products/embedding.js';
import type { Product, ProductAttribute } from '../../domain/products/product.js';
import { indexedCodes } from '../../domain/text/indexed-codes.js';
import type { SearchedField } from '../../domain/relevance/relevance-rules.js';
import { stemPlural } from '../../domain/text/stem-plural.js';
import { tokenise } from '../../domain/text/tokenise.js';
import { joinLabel } from './attribute-label.js';
import { embeddingField } from './embedding-field.js';
import { attributeKey } from './facet-field.js';
import { joinTexts } from './joined-text.js';

/** A product as the index holds it; index-definition.ts says what each field is for. */
export interface ProductDocument {
  readonly id: string;
  readonly deleted: false;
  readonly title: string;
  readonly description: string | null;
  readonly brand: string | null;
  readonly category: readonly string[];
  readonly category_paths: readonly string[];
  readonly attribute_list: readonly ProductAttribute[];
  readonly terms: Readonly<Record<SearchedField, string>>;
  readonly spelling: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly attribute_labels: readonly string[];
  readonly codes: readonly string[];
  readonly price: number;
  readonly in_stock: boolean;
  readonly created_at: string;
  readonly popularity: number;
  readonly heading_words: readonly string[];
  readonly space?: string;
  /** By length; see embedding-field.ts. */
  readonly [embedding: `embedding_${number}`]: readonly number[];
}

export function productDocument(
  product: Product,
  popularity: number,
  embedding?: Embedding,
): ProductDocument {
  const { id, title, description, brand, categoryPath, attributes } = product;
  // Cutting texts into words is most of the work: each is cut once.
  const words: Readonly<Record<SearchedField, readonly string[]>> = {
    title: wordsOf(title),
    description: wordsOf(description ?? ''),
    brand: wordsOf(brand ?? ''),
    category: categoryPath.flatMap(wordsOf),
    attributes: attributes.flatMap(({ value }) => wordsOf(value)),
  };
  // Those two names are taken by the product's own brand and category.
  const faceted = attributes.filter(({ name }) => !TAKEN.has(name.toLowerCase()));
  return {
    id,
    deleted: false,
    title,
    description,
    brand,
    category: categoryPath,
    category_paths: categoryLevels(categoryPath).map(joinTexts),
    attribute_list: attributes,
    terms: {
      title: termsOf(words.title),
      description: termsOf(words.description),
      brand: termsOf(words.brand),
      category: termsOf(words.category),
      attributes: termsOf(words.attributes),
    },
    spelling: Object.values(words).flat().join(' '),
    attributes: valuesByKey(faceted),
    attribute_labels: [...new Set(faceted.map(({ name }) => joinLabel(name)))],
    codes: indexedCodes(product),
    price: product.price.minorUnits,
    in_stock: product.inStock,
    created_at: product.createdAt.toISOString(),
    popularity,
    heading_words: [...new Set([...words.title, ...words.brand, ...words.category])],
    ...(embedding && embeddingOf(embedding)),
  };
}

function embeddingOf({ space, vector }: Embedding): Pick<ProductDocument, 'space'> {
  const { name, value } = embeddingField.of(vector);
  return { space, [name]: value };
}

const wordsOf = (text: string): string[] => tokenise(text).map((token) => token.text);

const termsOf = (words: readonly string[]): string => words.map(stemPlural).join(' ');

const TAKEN = new Set([BRAND_FACET, CATEGORY_FACET]);

function valuesByKey(attributes: readonly ProductAttribute[]): Record<string, string[]> {
  const values = new Map<string, Set<string>>();
  for (const { name, value } of attributes) {
    const key = attributeKey(name);
    values.set(key, (values.get(key) ?? new Set()).add(value));
  }
  return Object.fromEntries([...values].map(([key, own]) => [key, [...own]]));
}
