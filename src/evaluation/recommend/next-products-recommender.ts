import { choiceSequence } from '../../domain/demand/choice-sequence.js';
import type { NextMethod } from '../../inference/manifest/manifest.schema.js';
import type { Models } from '../../inference/models.js';
import { eventsOfOrders } from '../events-of-orders.js';
import type { LastBasketCase } from '../last-basket-case.js';
import { ListedRanking } from '../listed-ranking.js';
import type { Ranking } from '../ranking.js';

/** A model of next products alone, in the order in which it names them: what it is worth without the pipeline. */
export class NextProductsRecommender {
  readonly name: string;

  constructor(
    private readonly method: NextMethod,
    private readonly at: (moment: Date) => Promise<Models['nextProducts']>,
  ) {
    this.name = `next by ${method}, alone`;
  }

  /** Empty where there is no model yet. */
  async rank({ target, history }: LastBasketCase): Promise<Ranking> {
    const model = (await this.at(target.at))?.[this.method];
    const chosen = choiceSequence(eventsOfOrders(history)).map(({ productId }) => productId);
    const found = await model?.find(target.customer, chosen);
    return new ListedRanking((found?.products ?? []).map(({ productId }) => productId));
  }
}
