import type { InferenceDevice } from '../model-info.js';
import type { ModelVariant } from '../manifest/manifest.schema.js';
import type { BatchTime } from '../queue/work-rate.js';

/** What a session process is to be, sent once. */
export interface SessionOrder {
  /** In order: the first that the machine really runs is taken. */
  readonly attempts: readonly SessionAttempt[];
  readonly threads: number;
  readonly input: InputShape;
  readonly output: OutputShape;
}

export interface SessionAttempt {
  readonly device: InferenceDevice;
  readonly precision: ModelVariant['precision'];
  /** Absolute; the weights lie beside it. */
  readonly graph: string;
}

/** What a graph reads: tokens of texts, a table of so many features, or histories of so many places and products. */
export type InputShape =
  | { readonly kind: 'tokens'; readonly maxTokens: number; readonly vocabularySize: number }
  | { readonly kind: 'features'; readonly width: number }
  | { readonly kind: 'history'; readonly length: number; readonly products: number };

/** What a graph gives for each row: numbers, or the best of so many products with their scores. */
export type OutputShape =
  | {
      readonly kind: 'numbers';
      readonly name: string;
      /** Numbers of a row; null where it is one and has no axis of its own. */
      readonly dimensions: number | null;
    }
  | { readonly kind: 'found'; readonly most: number; readonly products: number };

/** The rows of a batch, end to end. */
export type PackedRows = PackedTokens | PackedFeatures | PackedHistories;

export interface PackedHistories {
  /** int32 [rows, length]. */
  readonly histories: Int32Array;
  readonly rows: number;
}

export interface PackedFeatures {
  /** float32 [rows, features], of all tables. */
  readonly features: Float32Array;
  readonly rows: number;
}

export interface PackedTokens {
  readonly ids: Int32Array;
  /** Tokens of each row. */
  readonly lengths: Uint16Array;
  /** Tokens of each row's first text. */
  readonly firsts: Uint16Array;
}

export type ToSession =
  | { readonly kind: 'open'; readonly order: SessionOrder }
  /** Answered in turn, each with `done` or `failed`. */
  | { readonly kind: 'run'; readonly rows: PackedRows }
  /** Finish what is running, then end. */
  | { readonly kind: 'end' };

export type FromSession =
  /** What it does next may take it along, or never end. Not an answer: comes before each attempt. */
  | { readonly kind: 'trying'; readonly device: InferenceDevice }
  | ({ readonly kind: 'ready' } & SessionReady)
  /** It cannot be what it was ordered to be, and says why. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  | ({ readonly kind: 'done' } & BatchOutput)
  | { readonly kind: 'failed'; readonly reason: string };

export interface BatchOutput {
  /** Of all rows, end to end; of products that were found first their rows, then their scores. */
  readonly values: Float32Array;
  /** That the session took, the way to it and what it read before left out. */
  readonly milliseconds: number;
}

export interface SessionReady {
  readonly pid: number;
  /** What ran the warm-up, by its profile. */
  readonly device: InferenceDevice;
  readonly precision: ModelVariant['precision'];
  readonly warmUp: readonly BatchTime[];
  /** Devices tried before, and why each was not taken. */
  readonly passedOver: readonly string[];
}
