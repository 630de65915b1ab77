import type { Product } from '../../domain/products/product.js';
import { EvaluatedShop, type FoundProducts } from '../evaluated-shop.js';
import type { OpenedEngine } from '../opened-engine.js';
import { TOP_PLACES } from '../top-places.js';
import { overlap } from './overlap.js';
import type { ParityQuestion } from './parity-question.js';
import type { ParityAnswer, ParityReport } from './parity-report.js';
import { rankBiasedOverlap } from './rank-biased-overlap.js';
import { whyDifferent } from './why-different.js';

/** Asks two engines, filled with the same products, the same questions through the gateway's pipeline. */
export async function compareEngines(
  engines: readonly [OpenedEngine, OpenedEngine],
  products: readonly Product[],
  questions: readonly ParityQuestion[],
  onProgress?: (what: 'products' | 'questions', done: number, total: number) => void,
): Promise<ParityReport> {
  const shops: EvaluatedShop[] = [];
  for (const engine of engines)
    shops.push(
      await EvaluatedShop.fill(engine, products, {
        onProgress: (_what, done, total) => onProgress?.('products', done, total),
      }),
    );
  const answers: ParityAnswer[] = [];
  for (const question of questions) {
    const [a, b] = await Promise.all(shops.map((shop) => shop.search(question)));
    answers.push(compareAnswers(question, a!, b!));
    onProgress?.('questions', answers.length, questions.length);
  }
  return { products: products.length, answers };
}

function compareAnswers(question: ParityQuestion, a: FoundProducts, b: FoundProducts): ParityAnswer {
  const [idsA, idsB] = [a, b].map(({ products }) => products.map(({ id }) => id));
  return {
    question,
    overlap: overlap(idsA!.slice(0, TOP_PLACES), idsB!.slice(0, TOP_PLACES)),
    agreement: rankBiasedOverlap(idsA!, idsB!),
    reason: whyDifferent(a, b),
    notes: [a, b].map(({ notes: { searched, rung, totalCount } }) => ({ searched, rung, totalCount })),
  };
}
