import { ascending, descending } from 'd3-array';
import type { OutcomeGroup, OutcomeQuestion, Outcomes, OutcomeTrait } from '../../stores/answer-outcomes.js';
import { rateInterval, type RateInterval } from './rate-interval.js';

/** What followed on answers, with intervals: plain JSON, as --json writes it. */
export interface OutcomeReport {
  /** Whether the shop and its shoppers are simulated. */
  readonly simulated: boolean;
  readonly since: Date;
  readonly until: Date;
  readonly answers: number;
  readonly doubts: Outcomes['doubts'];
  readonly leftOut: Outcomes['leftOut'];
  /** Trait by trait, what was shown most first, positions in their order. */
  readonly rows: readonly OutcomeRow[];
}

export interface OutcomeRow {
  readonly trait: OutcomeTrait;
  readonly value: string;
  readonly viewers: number;
  readonly shown: number;
  readonly clicked: OutcomeFigure;
  readonly carted: OutcomeFigure;
  readonly bought: OutcomeFigure;
}

export interface OutcomeFigure extends RateInterval {
  readonly count: number;
}

export const outcomeReport = (
  { since, until }: OutcomeQuestion,
  { answers, doubts, leftOut, groups }: Outcomes,
  simulated: boolean,
): OutcomeReport => ({
  simulated,
  since,
  until,
  answers,
  doubts,
  leftOut,
  rows: groups.map(toRow).sort(inOrder),
});

function toRow(group: OutcomeGroup): OutcomeRow {
  const figure = (of: 'clicked' | 'carted' | 'bought'): OutcomeFigure => ({
    count: group[of].count,
    ...rateInterval(group, group[of]),
  });
  const { trait, value, viewers, shown } = group;
  return {
    trait,
    value,
    viewers,
    shown,
    clicked: figure('clicked'),
    carted: figure('carted'),
    bought: figure('bought'),
  };
}

const TRAITS: readonly OutcomeTrait[] = ['all', 'place', 'source', 'position', 'model', 'fallback'];

const inOrder = (a: OutcomeRow, b: OutcomeRow): number =>
  ascending(TRAITS.indexOf(a.trait), TRAITS.indexOf(b.trait)) ||
  (a.trait === 'position' ? ascending(Number(a.value), Number(b.value)) : descending(a.shown, b.shown)) ||
  ascending(a.value, b.value);
