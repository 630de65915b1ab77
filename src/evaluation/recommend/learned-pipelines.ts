import type { NextMethod } from '../../inference/manifest/manifest.schema.js';
import type { Models } from '../../inference/models.js';
import type { PipelineRecommenderOptions } from '../pipeline-recommender.js';

export interface LearnedParts extends Pick<PipelineRecommenderOptions, 'rankerAt' | 'nextProductsAt'> {
  /** Of the models of next products, those to measure. */
  readonly methods: readonly NextMethod[];
}

type Learned = Pick<PipelineRecommenderOptions, 'name' | 'rankerAt' | 'nextProductsAt'>;

/** The pipeline with each learned part alone, where there are several, and with all of them at last; none without any. */
export function learnedPipelines({ rankerAt, nextProductsAt, methods }: LearnedParts): Learned[] {
  const parts: Learned[] = methods.map((method) => ({
    name: `next by ${method}`,
    nextProductsAt: only([method], nextProductsAt),
  }));
  if (rankerAt) parts.unshift({ name: 'learned ranker', rankerAt });
  const all: Learned = {
    name: parts.map(({ name }) => name).join(' + '),
    rankerAt,
    nextProductsAt: only(methods, nextProductsAt),
  };
  const wanted = parts.length > 1 ? [...parts, all] : parts;
  return wanted.map(({ name, ...rest }) => ({ name: `Vitrine, ${name}`, ...rest }));
}

const only =
  (methods: readonly NextMethod[], at: LearnedParts['nextProductsAt']): LearnedParts['nextProductsAt'] =>
  async (moment): Promise<Models['nextProducts']> => {
    const models = await at?.(moment);
    return Object.fromEntries(methods.map((method) => [method, models?.[method]]));
  };
