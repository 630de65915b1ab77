import type { RecommendSource } from './recommend-source.js';

/**
 * How much a source's score of 1 says about this viewer or page. Sources that are the same for everybody say
 * nothing about either. Those of models of next products were the best on the validation items of Beauty (3,000
 * shoppers): 1 to 3 of a sequence's share are as good, .1 and more of what factors say costs NDCG.
 */
export const AFFINITY_WEIGHTS: Readonly<Partial<Record<RecommendSource, number>>> = {
  'buy-again': 1,
  'goes-with-page': 1,
  'goes-with-history': 1,
  'bought-next': 5,
  'next-by-sequence': 2,
  'next-by-factors': 0.05,
  'similar-to-page': 0.2,
  'similar-to-viewed': 0.2,
  'viewed-with-page': 0.3,
  'viewed-with-viewed': 0.3,
  'popular-in-page-category': 0.02,
  'popular-in-your-categories': 0.02,
};
