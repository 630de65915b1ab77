import type { ModelInfo } from './model-info.js';
import type { FeatureRows } from './rows/feature-rows.js';

/** A model that reads the features of an answer's candidates and scores them. */
export interface Ranker {
  /** The version that serves most viewers now; scores name the one that gave them. */
  readonly model: ModelInfo;
  /** Whether it does not lose to the hand blend: AUTO asks it too, not ON alone. */
  readonly byDefault: boolean;
  /** Features that the version of a viewer could learn nothing of. */
  unread(viewer: string): readonly string[];
  /**
   * A number for each candidate, in order: what a viewer is likelier to choose has the higher one. A viewer gets the
   * same version every time. Rejects with the VitrineError OVERLOADED or UNAVAILABLE.
   */
  score(viewer: string, candidates: FeatureRows, isWanted?: () => boolean): Promise<CandidateScores>;
}

export interface CandidateScores {
  readonly values: Float32Array;
  readonly model: ModelInfo;
}
