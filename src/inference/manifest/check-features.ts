import type { FeatureSet } from '../feature-set.js';
import type { ModelEntry } from './manifest.schema.js';
import { versionKey } from './version-key.js';

/** Whether rankers read what the gateway computes, in its order; the problems of those that do not. */
export const checkFeatures = (models: readonly ModelEntry[], computed: FeatureSet): string[] =>
  models.flatMap((model) =>
    model.task === 'ranker'
      ? faultsOf(model.features, computed).map((fault) => `${versionKey(model)}: ${fault}`)
      : [],
  );

function faultsOf(read: FeatureSet, computed: FeatureSet): string[] {
  const faults: string[] = [];
  if (read.version !== computed.version)
    faults.push(
      `it was trained on version ${read.version} of the features, and here is version ${computed.version}`,
    );
  const missing = read.names.filter((name) => !computed.names.includes(name));
  const unread = computed.names.filter((name) => !read.names.includes(name));
  if (missing.length > 0) faults.push(`it reads features that are not computed: ${missing.join(', ')}`);
  if (unread.length > 0) faults.push(`it does not read the features ${unread.join(', ')}`);
  if (faults.length === 0 && read.names.some((name, i) => name !== computed.names[i]))
    faults.push('it reads the features in another order');
  return faults;
}
