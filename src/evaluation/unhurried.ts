import type { CrossEncoder } from '../inference/cross-encoder.js';

/** The same model with all the time in the world: a figure that is late is still right. */
export const unhurried = (model: CrossEncoder): CrossEncoder => ({
  model: model.model,
  byDefault: true,
  score: (pairs) => model.score(pairs),
  pairsWithin: () => Infinity,
  remembers: (pair) => model.remembers(pair),
});
