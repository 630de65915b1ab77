import type { Logger } from '../../telemetry/logger.js';
import type { ModelVariant } from '../manifest/manifest.schema.js';

/** How models are checked. */
export interface CheckOptions {
  /** Where the paths of the manifest start. */
  readonly folder: string;
  readonly device: ModelVariant['devices'][number];
  readonly threads: number;
  /** The whole environment of the models' processes. */
  readonly env: Readonly<Record<string, string>>;
  /** Of the endurance of each variant. */
  readonly seconds: number;
  readonly logger: Logger;
  readonly onProgress: (what: string, done: number, total: number) => void;
}
