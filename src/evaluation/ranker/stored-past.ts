import type { ShopperEvent } from '../../domain/event.js';
import type { ProductDraft } from '../../domain/products/product.js';
import type { GivenAnswer, KeptAnswers } from '../../stores/answer-log.js';
import type { EventLog } from '../../stores/event-log.js';
import type { ProductCatalog } from '../../stores/product-catalog.js';
import type { ShopPast } from './shop-past.js';

/** What a shop's own stores hold. */
export async function storedPast(
  events: Pick<EventLog, 'scan'>,
  catalog: Pick<ProductCatalog, 'scan'>,
  answerLog: KeptAnswers,
): Promise<ShopPast> {
  const happened: ShopperEvent[] = [];
  for await (const batch of events.scan()) happened.push(...batch);
  const answers: GivenAnswer[] = [];
  for await (const batch of answerLog.scan()) answers.push(...batch);
  const products = new Map<string, ProductDraft>();
  for await (const batch of catalog.scan())
    for (const { version: _, ...product } of batch) products.set(product.id, product);
  return { source: 'this shop', dated: true, events: happened, answers, products };
}
