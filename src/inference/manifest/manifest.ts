import type { CrossEncoderEntry, TextEncoderEntry } from './manifest.schema.js';

/** What a checked manifest says serves. */
export interface Manifest {
  readonly file: string;
  /** Its entries' paths start here. */
  readonly folder: string;
  readonly textEncoder?: { readonly entry: TextEncoderEntry };
  readonly crossEncoder?: {
    readonly entry: CrossEncoderEntry;
    readonly byDefault: boolean;
    readonly canary?: { readonly entry: CrossEncoderEntry; readonly share: number };
  };
}
