import type { AnswerPlace } from '../../domain/answer-place.js';
import { shrunkRates } from '../../domain/demand/shrunk-rates.js';
import type { ClickRates } from '../click-rates.js';
import type { PrismaSession } from './prisma-session.js';

/** What the job counted last. */
export async function readClickRates(prisma: PrismaSession): Promise<ClickRates> {
  const [clicks, curves] = await Promise.all([
    prisma.productClicks.findMany(),
    prisma.examinationCurve.findMany(),
  ]);
  const { prior, rateOf } = shrunkRates(clicks);
  return {
    prior,
    byProduct: new Map(
      clicks.map(({ productId, ...counts }) => [productId, { ...counts, rate: rateOf(counts) }]),
    ),
    examination: new Map(curves.map(({ place, rates }) => [place as AnswerPlace, rates])),
  };
}
