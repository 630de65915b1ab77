import type { ModelEntry } from './manifest.schema.js';

/** Every file of a model, its tokenizer first where it has one; variants may share theirs, which come up again. */
export const filesOf = (model: ModelEntry): { file: string; sha256: string }[] => [
  ...(model.task === 'ranker' ? [] : [model.tokenizer]),
  ...model.variants.flatMap(({ graph, data }) => [graph, ...data]),
];
