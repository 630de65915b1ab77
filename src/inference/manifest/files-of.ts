import type { ModelEntry } from './manifest.schema.js';

/** Every file of a model, what it reads with first; variants may share theirs, which come up again. */
export const filesOf = (model: ModelEntry): { file: string; sha256: string }[] => [
  ...readingOf(model),
  ...model.variants.flatMap(({ graph, data }) => [graph, ...data]),
];

function readingOf(model: ModelEntry): { file: string; sha256: string }[] {
  if (model.task === 'ranker') return [];
  return [model.task === 'next-products' ? model.products : model.tokenizer];
}
