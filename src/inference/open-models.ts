import { existsSync } from 'node:fs';
import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { FeatureSet } from './feature-set.js';
import type { InferenceSettings } from './inference-settings.js';
import { NO_MODELS, type Models } from './models.js';
import { OnnxModels } from './serving/onnx-models.js';

/**
 * The models that the manifest says serve; none where none is installed. Rejects, with nothing left running, with
 * ManifestError where they are not what the manifest says, and with ModelRefusal where one cannot run as asked.
 */
export async function openModels(
  { manifest, ...settings }: InferenceSettings,
  logger: Logger,
  metrics: Metrics,
  features: FeatureSet,
): Promise<Models> {
  if (!manifest) return NO_MODELS;
  if (manifest.optional && !existsSync(manifest.file)) {
    logger.info({ manifest: manifest.file }, 'no models are installed: searches are lexical');
    return NO_MODELS;
  }
  return OnnxModels.open({ file: manifest.file, features, settings, logger, metrics });
}
