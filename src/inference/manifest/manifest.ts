import type {
  CrossEncoderEntry,
  ModelEntry,
  NextMethod,
  NextProductsEntry,
  RankerEntry,
  TextEncoderEntry,
} from './manifest.schema.js';

/** What a checked manifest says serves. */
export interface Manifest {
  readonly file: string;
  /** Its entries' paths start here. */
  readonly folder: string;
  /** Every model that is described, whether it serves or not. */
  readonly models: readonly ModelEntry[];
  readonly textEncoder?: { readonly entry: TextEncoderEntry };
  readonly crossEncoder?: Optional<CrossEncoderEntry>;
  readonly ranker?: Optional<RankerEntry>;
  readonly nextProducts: Readonly<Partial<Record<NextMethod, WithCanary<NextProductsEntry>>>>;
}

export interface WithCanary<E extends ModelEntry> {
  readonly entry: E;
  readonly canary?: { readonly entry: E; readonly share: number };
}

/** Asked where the caller wants it, and else where it earned its place. */
export interface Optional<E extends ModelEntry> extends WithCanary<E> {
  readonly byDefault: boolean;
}
