import type { InferenceDevice, ModelInfo } from './model-info.js';

/** A model as the status shows it. */
export interface LoadedModel extends ModelInfo {
  /** Of each process that takes work now, as proven; empty while the model is down. */
  readonly devices: readonly InferenceDevice[];
}
