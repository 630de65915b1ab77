import type { Placement } from '../../domain/placement.js';

/** One answer that a shopper's next basket judges. No name of a shopper or a product is in it. */
export interface TrainingGroup {
  /** float32 [rows, features], row after row. */
  readonly features: Float32Array;
  /** One number a row. */
  readonly labels: Uint8Array;
  /** What the hand blend says of each row: no feature, but what a model is held against. */
  readonly blend: Float32Array;
  readonly facts: GroupFacts;
}

/** What the header says of a group. */
export interface GroupFacts {
  readonly rows: number;
  /** When the basket was bought. */
  readonly at: string;
  readonly placement: Placement;
  /** Whether the shopper bought nothing after it. */
  readonly last: boolean;
  /** Products of the basket, found or not, and those of them that the shopper never bought before. */
  readonly relevant: number;
  readonly relevantNew: number;
}

/** Bits of a label. */
export const IN_THE_BASKET = 1;
export const NEW_TO_THE_SHOPPER = 2;
