import { singleViewer } from '../../domain/viewers/single-viewer.js';
import type { Identity } from '../../domain/viewers/viewer.js';
import type { RecommendQuery } from '../../ranking/recommend-query.js';
import { RECOMMEND_WINDOW } from '../../ranking/recommend-window.js';
import type { BasketMoment } from './basket-moments.js';

/** What the home page asks the moment before a basket. */
export const basketQuery = ({ identity, at }: Pick<BasketMoment, 'identity' | 'at'>): RecommendQuery => ({
  requestId: `${identity} ${at.toISOString()}`,
  signal: new AbortController().signal,
  now: at,
  placement: 'HOME',
  productIds: [],
  viewer: singleViewer(identity as Identity),
  filter: {},
  window: RECOMMEND_WINDOW,
  rerank: 'OFF',
  personalise: true,
});
