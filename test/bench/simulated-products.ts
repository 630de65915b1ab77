import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { ProductDraft } from '../../src/domain/products/product.js';
import { draft } from '../support/make.js';

const NOUNS = ['kettle', 'cup', 'lamp', 'scarf', 'tent', 'drill', 'novel', 'ball', 'soap', 'chair'];
const MATERIALS = ['steel', 'oak', 'glass', 'cotton', 'ceramic', 'bamboo', 'leather', 'copper'];
const COLOURS = ['red', 'blue', 'green', 'black', 'white', 'yellow', 'silver', 'brown'];
const LINES = 500;

/** Simulated products `from` to `from + count`, the same ones whenever they are made. */
export const simulatedProducts = (from: number, count: number): ProductDraft[] =>
  Array.from({ length: count }, (_, i) => simulated(from + i));

function simulated(n: number): ProductDraft {
  const rng = xoroshiro128plus(n);
  const one = (of: readonly string[]): string => of[uniformInt(rng, 0, of.length - 1)]!;
  const [noun, material, colour] = [one(NOUNS), one(MATERIALS), one(COLOURS)];
  const line = uniformInt(rng, 1, LINES);
  return draft(`sim-${n}`, {
    title: `Simulated ${colour} ${material} ${noun} ${line} model S${n}-${line}`,
    description: `A simulated ${noun} of ${material}, for measuring only.`,
    brand: `Brand ${line % 60}`,
    categoryPath: [`Department ${NOUNS.indexOf(noun)}`, noun],
    price: { minorUnits: 100 + uniformInt(rng, 0, 50_000), currencyCode: 'GBP' },
    attributes: [
      { name: 'colour', value: colour },
      { name: 'material', value: material },
    ],
  });
}
