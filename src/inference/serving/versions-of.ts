import type { ModelVersion } from './model-version.js';
import type { Serving } from './serving.js';

/** Every version that serves, canaries too. */
export const versionsOf = ({ textEncoder, crossEncoder, ranker }: Serving): ModelVersion[] =>
  [
    textEncoder,
    crossEncoder?.version,
    crossEncoder?.canary?.version,
    ranker?.version,
    ranker?.canary?.version,
  ].filter((version): version is NonNullable<typeof version> => version !== undefined);
