import { SeededRandom } from '../../src/demo-shop/seeded-random.js';
import type { EventType, ShopperEvent } from '../../src/domain/event.js';
import type { ProductDraft } from '../../src/domain/products/product.js';
import type { GivenAnswer } from '../../src/stores/answer-log.js';
import { daysAgo } from './memory-shop.js';
import { draft, givenAnswer, shopperEvent } from './make.js';

const KINDS = ['Kettle', 'Mug', 'Plate', 'Candle', 'Lamp', 'Towel'];
const COLOURS = ['red', 'green', 'blue', 'white', 'black'];
const TYPES: readonly EventType[] = [
  ...Array<EventType>(9).fill('IMPRESSION'),
  'CLICK',
  'VIEW',
  'ADD_TO_CART',
  'REMOVE_FROM_CART',
];
const PRODUCTS = 300;
const SHOPPERS = 25;
const DAYS = 60;
const SHOWN = 10;

/** Two months of a shop in which everything happens that features speak of; ever the same. */
export function smallPast(): {
  readonly dated: true;
  readonly products: ReadonlyMap<string, ProductDraft>;
  readonly events: readonly ShopperEvent[];
  readonly answers: readonly GivenAnswer[];
} {
  const random = new SeededRandom(1, 'small past');
  const oneOf = <T>(list: readonly T[]): T => list[random.whole(0, list.length - 1)]!;
  const products = Array.from({ length: PRODUCTS }, (_, i) => {
    const kind = oneOf(KINDS);
    return draft(`p${i}`, {
      title: `${oneOf(COLOURS)} ${kind} ${i % 17}`,
      brand: oneOf(['Orrin', 'Talbe', null]),
      categoryPath: ['Home', `${kind}s`],
      price: { minorUnits: random.whole(100, 5000), currencyCode: 'GBP' },
    });
  });
  const events: ShopperEvent[] = [];
  const answers: GivenAnswer[] = [];
  for (let shopper = 0; shopper < SHOPPERS; shopper++)
    for (let visit = random.whole(2, 8); visit > 0; visit--) {
      const began = daysAgo(random.fraction() * DAYS).getTime();
      const requestId = `answer-${answers.length}`;
      const productIds = Array.from({ length: SHOWN }, () => `p${random.whole(0, PRODUCTS - 1)}`);
      answers.push(
        givenAnswer({ requestId, productIds: [...new Set(productIds)], at: new Date(began - 3_600_000) }),
      );
      for (let n = random.whole(3, 30); n > 0; n--) {
        const type = random.fraction() < 0.4 ? 'PURCHASE' : oneOf(TYPES);
        const wasShown = type === 'IMPRESSION' || type === 'CLICK';
        events.push(
          shopperEvent({
            type,
            identity: `shopper:${shopper}`,
            productId: wasShown ? oneOf(productIds) : `p${random.whole(0, PRODUCTS - 1)}`,
            requestId: wasShown ? requestId : null,
            // A checkout is one moment; what is looked at comes before it.
            occurredAt: new Date(type === 'PURCHASE' ? began : began - random.whole(1, 3_600_000)),
          }),
        );
      }
    }
  return {
    dated: true,
    products: new Map(products.map((product) => [product.id, product])),
    events,
    answers,
  };
}
