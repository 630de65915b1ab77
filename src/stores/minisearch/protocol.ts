import type { EmbeddedIndex } from './worker/embedded-index.js';

/** What the main thread may call in the worker: the methods of the index, by name. */
export type Method = keyof EmbeddedIndex;

export interface Call {
  readonly id: number;
  readonly method: Method;
  readonly args: readonly unknown[];
}

export type Reply =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: Error };
