import type { Basket } from '../../domain/demand/group-baskets.js';
import type { ClickRates } from '../../stores/click-rates.js';
import type { ProductRecord } from '../../stores/product-records.js';
import type { Candidate } from '../candidate.js';
import type { RecommendQuery } from '../recommend-query.js';
import type { CoPurchase } from './co-purchase-scores.js';
import type { OwnProduct } from './own-products.js';
import type { TitleLikeness } from './title-likeness.js';

/**
 * All that features may know: the query with the viewer's history, the candidates, and what the shop's statistics say
 * of whole days before today. Nothing in it comes from the future, and nothing of the shop from today.
 */
export interface FeatureMoment {
  readonly query: RecommendQuery;
  readonly candidates: readonly Candidate[];
  /** Those of them that the viewer never bought. */
  readonly fresh: readonly Candidate[];
  readonly records: ReadonlyMap<string, ProductRecord>;
  readonly clickRates: ClickRates;
  /** The viewer's, oldest first; none where the answer is not to be personal. */
  readonly baskets: readonly Basket[];
  readonly own: ReadonlyMap<string, OwnProduct>;
  /** How candidates go with them; those that were bought together with none are absent. */
  readonly goesWith: {
    readonly history: ReadonlyMap<string, CoPurchase>;
    readonly lastBasket: ReadonlyMap<string, CoPurchase>;
    readonly page: ReadonlyMap<string, CoPurchase>;
  };
  /** How they follow on the viewer's purchases: the latest weighing most, all alike, and those of the last basket. */
  readonly follows: {
    readonly history: ReadonlyMap<string, CoPurchase>;
    readonly all: ReadonlyMap<string, CoPurchase>;
    readonly lastBasket: ReadonlyMap<string, CoPurchase>;
  };
  readonly titles: TitleLikeness;
}
