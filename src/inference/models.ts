import type { CrossEncoder } from './cross-encoder.js';
import type { LoadedModel } from './loaded-model.js';
import type { NextMethod } from './manifest/manifest.schema.js';
import type { NextProducts } from './next-products.js';
import type { Ranker } from './ranker.js';
import type { TextEncoder } from './text-encoder.js';

/** The models of a gateway: what the manifest says serves, and none where none is installed. */
export interface Models {
  readonly textEncoder?: TextEncoder;
  readonly crossEncoder?: CrossEncoder;
  readonly ranker?: Ranker;
  /** By how they come by what they say; any may be missing. */
  readonly nextProducts?: Readonly<Partial<Record<NextMethod, NextProducts>>>;
  /** Every version that is loaded, canaries too. */
  loaded(): readonly LoadedModel[];
  /** Calls back when the text encoder's space has changed: every vector has to be made anew. */
  onNewSpace(listener: () => void): void;
  /** Stops the models' processes; what is waiting rejects with UNAVAILABLE. */
  close(): Promise<void>;
}

/** A gateway without models: its answers are lexical. */
export const NO_MODELS: Models = {
  loaded: () => [],
  onNewSpace: () => undefined,
  close: async () => undefined,
};
