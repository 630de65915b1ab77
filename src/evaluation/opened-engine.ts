import type { ProductIndex } from '../stores/product-index.js';

export const ENGINES = ['embedded', 'elasticsearch'] as const;
export type EngineName = (typeof ENGINES)[number];

/** A product index of its own, empty at first. */
export interface OpenedEngine {
  readonly name: EngineName;
  readonly index: ProductIndex;
  /** Resolves when all that was written is found. */
  settle(): Promise<void>;
  /** Leaves nothing behind. */
  close(): Promise<void>;
}
