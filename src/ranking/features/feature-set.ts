import { FEATURES } from './features.js';

/** What a model must have been trained on to read what this gateway computes. */
export interface FeatureSet {
  /** Grows when a feature means something else under its old name. */
  readonly version: number;
  readonly names: readonly string[];
}

export const FEATURE_SET: FeatureSet = { version: 1, names: FEATURES.flatMap(({ names }) => names) };
