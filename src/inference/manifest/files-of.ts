import type { ModelEntry } from './manifest.schema.js';

/** Every file of a model, its tokenizer first; variants may share theirs, which come up again. */
export const filesOf = ({ tokenizer, variants }: ModelEntry): { file: string; sha256: string }[] => [
  tokenizer,
  ...variants.flatMap(({ graph, data }) => [graph, ...data]),
];
