import type { ModelVariant } from '../manifest/manifest.schema.js';
import type { InferenceDevice } from '../model-info.js';
import type { Parity } from './compare-values.js';
import type { Soak } from './soak.js';
import type { Throughput } from './measure-throughput.js';

/** What a check found out about one variant of a model on one device. */
export interface VariantReport {
  /** NAME@VERSION. */
  readonly model: string;
  readonly precision: ModelVariant['precision'];
  readonly graph: string;
  /** What really ran it, by its profile; absent where nothing did. */
  readonly boundDevice?: InferenceDevice;
  readonly parity?: Parity;
  readonly throughput?: readonly Throughput[];
  readonly soak?: Soak;
  /** What is wrong with it; empty where it passed. */
  readonly failures: readonly string[];
}
