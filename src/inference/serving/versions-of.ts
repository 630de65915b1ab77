import type { ModelVersion } from './model-version.js';
import type { Serving } from './serving.js';

/** Every version that serves, canaries too. */
export const versionsOf = ({ textEncoder, crossEncoder, ranker, nextProducts }: Serving): ModelVersion[] => {
  const { sequence, factors } = nextProducts;
  const withCanaries = [crossEncoder, ranker, sequence, factors];
  return [textEncoder, ...withCanaries.flatMap((each) => [each?.version, each?.canary?.version])].filter(
    (version): version is NonNullable<typeof version> => version !== undefined,
  );
};
