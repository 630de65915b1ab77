import type { FeatureSet } from '../../inference/feature-set.js';
import { FEATURES } from './features.js';

/** What this gateway computes of a candidate, and so what a ranker must have been trained on. */
export const FEATURE_SET: FeatureSet = { version: 2, names: FEATURES.flatMap(({ names }) => names) };
