import { mean } from 'simple-statistics';
import { hit } from '../hit.js';
import { ndcg } from '../ndcg.js';
import type { PastOrders } from '../past-orders.js';
import { bestSellerPlace } from './best-seller-place.js';
import { TOP_PLACES } from '../top-places.js';

/** Products of a ranking that are looked at. */
export const PLACES_LOOKED_AT = 50;

/** How well one question was answered, and with what. */
export interface CaseFigures {
  readonly ndcg: number;
  readonly hit: number;
  /** Share of what was bought that is among the first fifty, 0 to 1. */
  readonly recall: number;
  /** Of the first ten, mean of -log2(share of all orders' lines): bits; higher is less known. */
  readonly novelty: number;
  /** Of the first ten, mean place among the best sellers, from 1; higher is less popular. */
  readonly popularityRank: number;
}

/**
 * Judges the first fifty of a ranking. A product that was never ordered counts as ordered once, and as the worst
 * seller; of an empty ranking novelty and popularity are NaN.
 */
export function caseFigures(
  ranking: readonly string[],
  relevant: ReadonlySet<string>,
  past: PastOrders,
): CaseFigures {
  const shown = ranking.slice(0, TOP_PLACES).map((id) => past.numberOf(id));
  const times = shown.map((number) => (number === undefined ? 1 : past.popularity[number]!));
  const places = ranking.slice(0, TOP_PLACES).map((id) => bestSellerPlace(id, past));
  return {
    ndcg: ndcg(ranking, relevant),
    hit: hit(ranking, relevant),
    recall: ranking.slice(0, PLACES_LOOKED_AT).filter((id) => relevant.has(id)).length / relevant.size,
    novelty: shown.length === 0 ? NaN : mean(times.map((count) => -Math.log2(count / past.lines))),
    popularityRank: shown.length === 0 ? NaN : mean(places),
  };
}
