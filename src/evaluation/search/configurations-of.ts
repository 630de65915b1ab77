import type { Models } from '../../inference/models.js';
import { RERANK_DEPTH } from '../../ranking/scorers/cross-encoder.scorer.js';
import { LEXICAL, reranked, SEMANTIC, type Configuration } from './configuration.js';

/** What the installed models allow, from the plainest on; the cross-encoder once per depth. */
export const configurationsOf = (
  { textEncoder, crossEncoder }: Models,
  depths: readonly number[],
): Configuration[] => [
  LEXICAL,
  ...(textEncoder ? [SEMANTIC] : []),
  ...(textEncoder && crossEncoder ? depths.map(reranked) : []),
];

/** The way in which the gateway answers unless it is asked otherwise. */
export function shippedConfiguration({ textEncoder, crossEncoder }: Models): Configuration {
  if (!textEncoder) return LEXICAL;
  return crossEncoder?.byDefault ? reranked(RERANK_DEPTH) : SEMANTIC;
}
