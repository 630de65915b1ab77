/** A model as answers, status and logs name it. */
export interface ModelInfo {
  /** Its name in the manifest. */
  readonly name: string;
  readonly version: string;
  readonly task: ModelTask;
  /** What it really runs on, proven by a profiled warm-up; not what was asked for. */
  readonly device: InferenceDevice;
  /** Texts, pairs, answers or histories that it did a second lately; null before the first. */
  readonly pairsPerSecond: number | null;
}

export type ModelTask = 'text-encoder' | 'cross-encoder' | 'ranker' | 'next-products';

export type InferenceDevice = 'CPU' | 'CUDA' | 'WEBGPU';
