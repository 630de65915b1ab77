import os from 'node:os';
import type { InferenceSettings } from '../../src/inference/inference-settings.js';
import { OnnxModels } from '../../src/inference/serving/onnx-models.js';
import { FEATURE_SET } from '../../src/ranking/features/feature-set.js';
import { createLogger, type Logger } from '../../src/telemetry/logger.js';
import { Metrics } from '../../src/telemetry/metrics.js';
import type { TinyModels } from './tiny-models.js';

export interface OpenTinyOptions extends Partial<Omit<InferenceSettings, 'manifest'>> {
  /** Default: silence. */
  readonly logger?: Logger;
  readonly metrics?: Metrics;
}

/** The models of a manifest, on one thread of the processor, and the manifest looked at every 20 ms. */
export const openTiny = (
  { manifest }: Pick<TinyModels, 'manifest'>,
  { logger = createLogger('silent'), metrics = new Metrics(), ...settings }: OpenTinyOptions = {},
): Promise<OnnxModels> =>
  OnnxModels.open({
    file: manifest,
    features: FEATURE_SET,
    logger,
    metrics,
    lookMs: 20,
    settings: {
      device: 'cpu',
      threads: 1,
      processes: 1,
      processEnv: { PATH: process.env.PATH ?? '', TMPDIR: os.tmpdir() },
      ...settings,
    },
  });
