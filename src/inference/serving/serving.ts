import type {
  CrossEncoderEntry,
  ModelEntry,
  RankerEntry,
  TextEncoderEntry,
} from '../manifest/manifest.schema.js';
import type { ModelVersion } from './model-version.js';

/** The versions that serve now. Replaced as a whole, never changed. */
export interface Serving {
  readonly textEncoder?: ModelVersion<TextEncoderEntry>;
  readonly crossEncoder?: ServingWithCanary<CrossEncoderEntry>;
  readonly ranker?: ServingWithCanary<RankerEntry>;
}

export interface ServingWithCanary<E extends ModelEntry> {
  readonly version: ModelVersion<E>;
  readonly byDefault: boolean;
  /** Another version, and its share of what is asked, 0 to 1. */
  readonly canary?: { readonly version: ModelVersion<E>; readonly share: number };
}
