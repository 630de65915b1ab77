import type { AnswerPlace } from '../domain/answer-place.js';

/**
 * How often products are clicked when a shopper looks at them, wherever they stood: an impression counts by how likely
 * its position is looked at.
 */
export interface ClickRates {
  /** By product; those that were never shown are absent and have the prior. */
  readonly byProduct: ReadonlyMap<string, ClickRate>;
  /** The rate of all products together; 0 where nothing was shown. */
  readonly prior: number;
  /** How likely each position is looked at beside the first, from 0; places where nothing was shown are absent. */
  readonly examination: ReadonlyMap<AnswerPlace, readonly number[]>;
}

export interface ClickRate {
  /** Each by how recent it is, as examinations are. */
  readonly clicks: number;
  readonly examinations: number;
  /** Drawn towards the prior where there were few looks; shrunkRates says how. Not above 1 but for chance. */
  readonly rate: number;
}
