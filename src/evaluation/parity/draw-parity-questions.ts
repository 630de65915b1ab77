import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Product } from '../../domain/products/product.js';
import { tokenise } from '../../domain/text/tokenise.js';
import { drawNarrowing } from './draw-narrowing.js';
import { drawQuestions, type Question } from './draw-questions.js';
import type { ParityQuestion, QuestionKind } from './parity-question.js';

/** Shares of the kinds: as much misspelt as well spelt, since correction is where engines differ most. */
const SHARES: Readonly<Record<QuestionKind, number>> = {
  'four words': 0.25,
  'two words': 0.2,
  'misspelt words': 0.25,
  identifier: 0.1,
  browse: 0.1,
  'words, filtered or sorted': 0.1,
};

/** Draws questions about a catalogue, by rule and never by outcome; the seed makes them repeatable. */
export function drawParityQuestions(
  products: readonly Product[],
  count: number,
  seed: number,
): ParityQuestion[] {
  const rng = xoroshiro128plus(seed);
  const below = (n: number): number => uniformInt(rng, 0, n - 1);
  const byId = new Map(products.map((product) => [product.id, product]));
  // Twice as many: not every product can be asked for in every way.
  const pool = drawQuestions(products, 2 * count, seed);
  const draw = (kind: QuestionKind): ParityQuestion[] => {
    const drawn: ParityQuestion[] = [];
    while (drawn.length < Math.round(SHARES[kind] * count)) {
      const about = pool.shift();
      if (!about) throw new RangeError(`The catalogue is too small for ${count} questions.`);
      const text = textOf(kind, about, below);
      if (text === undefined) continue;
      const narrowed = kind === 'browse' || kind === 'words, filtered or sorted';
      drawn.push({ kind, text, ...(narrowed && drawNarrowing(byId.get(about.productId)!, below)) });
    }
    return drawn;
  };
  return (Object.keys(SHARES) as QuestionKind[]).flatMap(draw);
}

function textOf(
  kind: QuestionKind,
  { title, piece, misspelt, identifier }: Question,
  below: (n: number) => number,
): string | undefined {
  switch (kind) {
    case 'four words':
      return piece;
    case 'two words':
      return neighbours(title, 2, below);
    case 'misspelt words':
      return misspelt;
    case 'identifier':
      return identifier;
    case 'browse':
      return '';
    case 'words, filtered or sorted':
      return neighbours(title, 1, below);
  }
}

/** So many words of a title that stand together. */
function neighbours(title: string, count: number, below: (n: number) => number): string {
  const words = tokenise(title);
  const start = below(words.length - count + 1);
  return title.slice(words[start]!.start, words[start + count - 1]!.end);
}
