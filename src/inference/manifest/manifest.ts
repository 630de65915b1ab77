import type { CrossEncoderEntry, ModelEntry, RankerEntry, TextEncoderEntry } from './manifest.schema.js';

/** What a checked manifest says serves. */
export interface Manifest {
  readonly file: string;
  /** Its entries' paths start here. */
  readonly folder: string;
  /** Every model that is described, whether it serves or not. */
  readonly models: readonly ModelEntry[];
  readonly textEncoder?: { readonly entry: TextEncoderEntry };
  readonly crossEncoder?: WithCanary<CrossEncoderEntry>;
  readonly ranker?: WithCanary<RankerEntry>;
}

export interface WithCanary<E extends ModelEntry> {
  readonly entry: E;
  readonly byDefault: boolean;
  readonly canary?: { readonly entry: E; readonly share: number };
}
