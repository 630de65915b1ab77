import { singleViewer } from '../../domain/single-viewer.js';
import type { Identity } from '../../domain/viewer.js';
import type { RecommendQuery } from '../../ranking/recommend-query.js';
import type { BasketMoment } from './basket-moments.js';

/** Candidates that each source hands on: the gateway's own number, recommend.resolver.ts. */
export const WINDOW = 200;

/** What the home page asks the moment before a basket. */
export const basketQuery = ({ identity, at }: Pick<BasketMoment, 'identity' | 'at'>): RecommendQuery => ({
  requestId: `${identity} ${at.toISOString()}`,
  signal: new AbortController().signal,
  now: at,
  placement: 'HOME',
  productIds: [],
  viewer: singleViewer(identity as Identity),
  filter: {},
  window: WINDOW,
  rerank: 'OFF',
  personalise: true,
});
