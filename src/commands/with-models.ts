import { setTimeout as sleep } from 'node:timers/promises';
import type { InferenceSettings } from '../inference/inference-settings.js';
import type { Models } from '../inference/models.js';
import { openModels } from '../inference/open-models.js';
import { FEATURE_SET } from '../ranking/features/feature-set.js';
import { createLogger } from '../telemetry/logger.js';
import { Metrics } from '../telemetry/metrics.js';

/** A model that takes longer to load will not. */
const READY_MS = 60_000;
const LOOK_MS = 50;

/** Does work with the installed models, all of them ready, and closes them afterwards. */
export async function withModels<T>(
  settings: InferenceSettings,
  work: (models: Models) => Promise<T>,
): Promise<T> {
  const models = await openModels(settings, createLogger('error'), new Metrics(), FEATURE_SET);
  try {
    const { textEncoder, crossEncoder, ranker, nextProducts = {} } = models;
    const wanted = [textEncoder, crossEncoder, ranker, ...Object.values(nextProducts)].filter(
      (model) => model !== undefined,
    );
    const endsAt = performance.now() + READY_MS;
    while (models.loaded().length < wanted.length) {
      if (performance.now() > endsAt) throw new Error('The models are not ready after a minute.');
      await sleep(LOOK_MS);
    }
    return await work(models);
  } finally {
    await models.close();
  }
}
