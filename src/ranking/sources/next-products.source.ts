import { choiceSequence } from '../../domain/demand/choice-sequence.js';
import type { NextMethod } from '../../inference/manifest/manifest.schema.js';
import type { NextProducts } from '../../inference/next-products.js';
import { hiddenProducts } from '../hidden-products.js';
import { MODEL_LIMIT_MS } from '../model-limit-ms.js';
import type { RecommendNotes, RecommendQuery } from '../recommend-query.js';
import { servesPlacement } from '../serves-placement.js';
import type { Source } from '../stages.js';

/**
 * What a trained model expects the viewer to choose next, after all that was bought and looked at, up to a moment ago.
 * It has no part where none is installed, and where the model knows nothing of the history.
 */
export const nextProducts = (
  method: NextMethod,
  model: NextProducts | undefined,
): Source<RecommendQuery, RecommendNotes> => {
  const name = `next-by-${method}` as const;
  return {
    name,
    limitMs: MODEL_LIMIT_MS,
    enabled: (query) =>
      model !== undefined &&
      servesPlacement(name, query) &&
      model.knowsAny(query.viewer.id, historyOf(query)),
    async retrieve(query, { signal }) {
      const history = historyOf(query);
      const { products } = await model!.find(query.viewer.id, history, () => !signal.aborted);
      // What the viewer has is for buy-again to find, and what was looked at is known already.
      const own = (query.purchases ?? []).map(({ productId }) => productId);
      const hidden = new Set([...hiddenProducts(query), ...history, ...own]);
      const fresh = products.filter(({ productId }) => !hidden.has(productId));
      return { candidates: fresh.slice(0, query.window) };
    },
  };
};

/** Oldest first; nothing where the answer is not to be personal. */
function historyOf({ personalise, recent = [], purchases = [] }: RecommendQuery): string[] {
  if (!personalise) return [];
  const bought = purchases.map((purchase) => ({ ...purchase, type: 'PURCHASE' as const }));
  return choiceSequence([...recent, ...bought]).map(({ productId }) => productId);
}
