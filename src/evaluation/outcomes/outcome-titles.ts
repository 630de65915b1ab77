import { ATTRIBUTION_RULES } from '../../domain/demand/attribution-rules.js';
import type { OutcomeTrait } from '../../stores/answer-outcomes.js';
import type { OutcomeRow } from './outcome-report.js';

/** The tables of a report, in this order. */
export const TRAIT_TITLES: Readonly<Record<OutcomeTrait, string>> = {
  all: 'All',
  place: 'By place',
  source: 'By source',
  position: 'By position, from 0',
  model: 'By model',
  fallback: 'By fallback on what everybody likes',
};

/** How a row is called within its table. */
export function rowTitle({ trait, value }: Pick<OutcomeRow, 'trait' | 'value'>): string {
  if (trait === 'all') return 'everything shown';
  return trait === 'position' && Number(value) === ATTRIBUTION_RULES.lastPosition ? `${value} and on` : value;
}

/** Where no event names an answer. */
export const NOTHING_SHOWN =
  'No event says that anything was shown: send IMPRESSION, and CLICK, with the requestId of the answer.';
