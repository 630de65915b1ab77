import type {
  CrossEncoderEntry,
  ModelEntry,
  NextMethod,
  NextProductsEntry,
  RankerEntry,
  TextEncoderEntry,
} from '../manifest/manifest.schema.js';
import type { ModelVersion } from './model-version.js';

/** The versions that serve now. Replaced as a whole, never changed. */
export interface Serving {
  readonly textEncoder?: ModelVersion<TextEncoderEntry>;
  readonly crossEncoder?: OptionalServing<CrossEncoderEntry>;
  readonly ranker?: OptionalServing<RankerEntry>;
  readonly nextProducts: Readonly<Partial<Record<NextMethod, ServingWithCanary<NextProductsEntry>>>>;
}

export interface ServingWithCanary<E extends ModelEntry> {
  readonly version: ModelVersion<E>;
  /** Another version, and its share of what is asked, 0 to 1. */
  readonly canary?: { readonly version: ModelVersion<E>; readonly share: number };
}

/** Asked where the caller wants it, and else where it earned its place. */
export interface OptionalServing<E extends ModelEntry> extends ServingWithCanary<E> {
  readonly byDefault: boolean;
}
