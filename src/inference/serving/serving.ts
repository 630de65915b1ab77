import type { CrossEncoderEntry, TextEncoderEntry } from '../manifest/manifest.schema.js';
import type { ModelVersion } from './model-version.js';

/** The versions that serve now. Replaced as a whole, never changed. */
export interface Serving {
  readonly textEncoder?: ModelVersion<TextEncoderEntry>;
  readonly crossEncoder?: CrossEncoderServing;
}

export interface CrossEncoderServing {
  readonly version: ModelVersion<CrossEncoderEntry>;
  readonly byDefault: boolean;
  /** Another version, and its share of the queries, 0 to 1. */
  readonly canary?: { readonly version: ModelVersion<CrossEncoderEntry>; readonly share: number };
}
