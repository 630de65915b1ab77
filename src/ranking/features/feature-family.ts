import type { Candidate } from '../candidate.js';
import type { FeatureMoment } from './feature-moment.js';

/** Features that speak of one thing and are worked out together. */
export interface FeatureFamily {
  /** Kebab case; what a model was trained on is told by these. */
  readonly names: readonly string[];
  /**
   * Works out what is the same for all candidates, and returns what gives one candidate's values: one per name, in
   * order, finite, of the size of 1. A model needs no scaling of its own, and none that could differ from training's.
   */
  prepare(moment: FeatureMoment): (candidate: Candidate) => readonly number[];
}
