import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Product } from '../../domain/products/product.js';
import { productCodes } from '../../domain/text/product-codes.js';
import { normaliseCode } from '../../domain/text/normalise-code.js';
import { tokenise, type Token } from '../../domain/text/tokenise.js';

/** What somebody might type who looks for one product. */
export interface Question {
  readonly productId: string;
  readonly title: string;
  /** Up to four words of its title that stand together, its rarest one among them. */
  readonly piece: string;
  /** The piece with one slip of the finger in one word of five letters or more; absent where it has none. */
  readonly misspelt: string | undefined;
  /** One of its identifiers as the catalogue spells it. */
  readonly identifier: string;
}

/** Words of a piece. */
const PIECE = 4;
/** A piece that more titles have does not say which product is meant. */
const MAX_SHARED_BY = 3;
const MIN_MISSPELT = 5;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Draws products at random and makes questions of them by rule, never by outcome. Left out are products whose
 * title has fewer than two words or whose piece more than three titles have, word by word: near-duplicates.
 */
export function drawQuestions(products: readonly Product[], count: number, seed: number): Question[] {
  const rng = xoroshiro128plus(seed);
  const below = (n: number): number => uniformInt(rng, 0, n - 1);
  const titles = new TitleWords(products);
  const owners = identifierOwners(products);
  const left = [...products].sort((a, b) => (a.id < b.id ? -1 : 1));
  const questions: Question[] = [];
  while (questions.length < count && left.length > 0) {
    const [product] = left.splice(below(left.length), 1) as [Product];
    const words = pieceOf(product, titles, below);
    if (words.length < 2 || titles.having(words) > MAX_SHARED_BY) continue;
    const piece = product.title.slice(words[0]!.start, words.at(-1)!.end);
    questions.push({
      productId: product.id,
      title: product.title,
      piece,
      misspelt: misspell(product.title, words, below),
      identifier: drawIdentifier(product, owners, below),
    });
  }
  return questions;
}

/** Which titles have a word. */
class TitleWords {
  readonly #titles = new Map<string, Set<string>>();

  constructor(products: readonly Product[]) {
    for (const { id, title } of products)
      for (const { text } of tokenise(title))
        (this.#titles.get(text) ?? this.#titles.set(text, new Set()).get(text)!).add(id);
  }

  with(word: string): number {
    return this.#titles.get(word)!.size;
  }

  having(words: readonly Token[]): number {
    const [first, ...others] = words.map(({ text }) => this.#titles.get(text)!);
    return [...first!].filter((id) => others.every((ids) => ids.has(id))).length;
  }
}

function pieceOf({ title }: Product, titles: TitleWords, below: (n: number) => number): Token[] {
  const words = tokenise(title);
  if (words.length <= PIECE) return words;
  const counts = words.map(({ text }) => titles.with(text));
  const rarest = counts.indexOf(Math.min(...counts));
  const first = Math.max(0, rarest - PIECE + 1);
  const last = Math.min(rarest, words.length - PIECE);
  const start = first + below(last - first + 1);
  return words.slice(start, start + PIECE);
}

/** One letter replaced, left out, put in, or swapped with its neighbour. */
function misspell(title: string, words: readonly Token[], below: (n: number) => number): string | undefined {
  const long = words.filter(({ text }) => text.length >= MIN_MISSPELT && /^[a-z]+$/.test(text));
  if (long.length === 0) return undefined;
  const { text, start, end } = long[below(long.length)]!;
  const at = below(text.length);
  const letter = ALPHABET[below(ALPHABET.length)]!;
  const slips = [
    text.slice(0, at) + letter + text.slice(at + 1),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + letter + text.slice(at),
    text.slice(0, at) +
      text
        .slice(at, at + 2)
        .split('')
        .reverse()
        .join('') +
      text.slice(at + 2),
  ];
  // A letter may have been replaced by itself, or swapped with its twin.
  const real = slips.filter((slip) => slip !== text);
  const wrong = real[below(real.length)]!;
  return title.slice(words[0]!.start, start) + wrong + title.slice(end, words.at(-1)!.end);
}

function identifierOwners(products: readonly Product[]): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  for (const product of products)
    for (const code of productCodes(product)) owners.set(code, (owners.get(code) ?? 0) + 1);
  return owners;
}

/** The id, the EAN or the part number: one that no other product has too. */
function drawIdentifier(
  { id, attributes }: Product,
  owners: ReadonlyMap<string, number>,
  below: (n: number) => number,
): string {
  const named = attributes.filter(({ name }) => name === 'ean' || name === 'mpn').map(({ value }) => value);
  const own = [id, ...named].filter((value) => owners.get(normaliseCode(value)) === 1);
  return own[below(own.length)] ?? id;
}
