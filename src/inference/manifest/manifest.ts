import type { CrossEncoderEntry, ModelEntry, TextEncoderEntry } from './manifest.schema.js';

/** What a checked manifest says serves. */
export interface Manifest {
  readonly file: string;
  /** Its entries' paths start here. */
  readonly folder: string;
  /** Every model that is described, whether it serves or not. */
  readonly models: readonly ModelEntry[];
  readonly textEncoder?: { readonly entry: TextEncoderEntry };
  readonly crossEncoder?: {
    readonly entry: CrossEncoderEntry;
    readonly byDefault: boolean;
    readonly canary?: { readonly entry: CrossEncoderEntry; readonly share: number };
  };
}
