import { Tokenizer } from '@huggingface/tokenizers';
import { LRUCache } from 'lru-cache';
import { productText } from '../product-text.js';
import type { ReadableProduct } from '../readable-product.js';
import type { TokenRow } from './token-row.js';
import type { TokenizerFile } from './read-tokenizer-file.js';

/** What a catalogue of 20,000 reads all day, at 64 tokens of four bytes: 5 MB. */
const REMEMBERED_PRODUCTS = 20_000;
/** Pages, aliases and pairs repeat a query within seconds. */
const REMEMBERED_QUERIES = 1000;

export interface TokenLimits {
  /** Of a text, or of a pair, special ones among them. */
  readonly maxTokens: number;
  /** A query's in a pair; absent where there are no pairs. */
  readonly maxQueryTokens?: number;
  readonly prefixes: { readonly query: string; readonly product: string };
}

/**
 * Makes rows of texts the way BERT reads them: [CLS] text [SEP], or [CLS] query [SEP] product [SEP]. Too long a text
 * loses its end, in a pair the product's before the query's. A product is cut once per version, a query once.
 */
export class TextTokenizer {
  readonly #tokenizer: Tokenizer;
  readonly #start: number;
  readonly #separator: number;
  readonly #products = new LRUCache<string, readonly number[]>({ max: REMEMBERED_PRODUCTS });
  readonly #queries = new LRUCache<string, readonly number[]>({ max: REMEMBERED_QUERIES });

  /** Throws where the vocabulary lacks the special tokens. */
  constructor(
    private readonly file: TokenizerFile,
    private readonly limits: TokenLimits,
  ) {
    this.#tokenizer = new Tokenizer(file.textJson, {});
    this.#start = special(file, '[CLS]');
    this.#separator = special(file, '[SEP]');
  }

  query(text: string): TokenRow {
    return this.#single(this.#queryTokens(text));
  }

  product(product: ReadableProduct): TokenRow {
    return this.#single(this.#productTokens(product));
  }

  pair(query: string, product: ReadableProduct): TokenRow {
    const first = this.#queryTokens(query).slice(0, this.limits.maxQueryTokens);
    const room = this.limits.maxTokens - first.length - 3;
    const second = this.#productTokens(product).slice(0, room);
    const ids = [this.#start, ...first, this.#separator, ...second, this.#separator];
    return { ids: Int32Array.from(ids), first: first.length + 2 };
  }

  /** Whether a word is one token, as the frequent words of a language are; a slip falls into pieces. */
  isWord(word: string): boolean {
    const { ids, tokens } = this.#tokenizer.encode(word, { add_special_tokens: false });
    return ids.length === 1 && tokens[0] !== '[UNK]';
  }

  #single(tokens: readonly number[]): TokenRow {
    const ids = [this.#start, ...tokens, this.#separator];
    return { ids: Int32Array.from(ids), first: ids.length };
  }

  #queryTokens(text: string): readonly number[] {
    return remembered(this.#queries, text, () => this.#cut(this.limits.prefixes.query + text));
  }

  #productTokens(product: ReadableProduct): readonly number[] {
    return remembered(this.#products, `${product.id}@${product.version}`, () =>
      this.#cut(this.limits.prefixes.product + productText(product)),
    );
  }

  /** Ids without the special ones, within the vocabulary: ONNX Runtime takes a negative one without a word. */
  #cut(text: string): readonly number[] {
    const { ids } = this.#tokenizer.encode(text, { add_special_tokens: false });
    const kept = ids.slice(0, this.limits.maxTokens - 2);
    for (const id of kept)
      if (!Number.isInteger(id) || id < 0 || id >= this.file.size)
        throw new Error(`The tokenizer made the id ${id} of a vocabulary of ${this.file.size}.`);
    return kept;
  }
}

function special({ ids }: TokenizerFile, token: string): number {
  const id = ids.get(token);
  if (id === undefined) throw new Error(`the tokenizer has no ${token}`);
  return id;
}

function remembered<V extends object>(cache: LRUCache<string, V>, key: string, make: () => V): V {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
