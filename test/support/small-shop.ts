import type { ShopperEvent } from '../../src/domain/event.js';
import type { ProductDraft } from '../../src/domain/product.js';
import { draft, shopperEvent } from './make.js';

interface Line {
  readonly prefix: string;
  readonly thing: string;
  readonly path: readonly string[];
  readonly variants: readonly string[];
  readonly colours: readonly string[];
  /** Pence of the cheapest; each variant costs a fifth more than the one before. */
  readonly from: number;
}

const BRANDS = ['Harrow & Finch', 'Nordlys', 'Saltmarsh', 'Ottery'];

const LINES: readonly Line[] = [
  {
    prefix: 'kit',
    thing: 'Frying Pan',
    path: ['Kitchen', 'Cookware', 'Frying Pans'],
    variants: ['Cast Iron 24 cm', 'Cast Iron 28 cm', 'Steel 20 cm', 'Steel 28 cm', 'Ceramic 24 cm'],
    colours: ['Black', 'Red', 'Cream'],
    from: 1895,
  },
  {
    prefix: 'kit',
    thing: 'Mug',
    path: ['Kitchen', 'Tableware', 'Mugs'],
    variants: ['Stoneware', 'Enamel', 'Speckled', 'Espresso'],
    colours: ['Blue', 'Red', 'Cream', 'Green'],
    from: 650,
  },
  {
    prefix: 'gro',
    thing: 'Coffee',
    path: ['Groceries', 'Coffee & Tea', 'Coffee'],
    variants: ['Whole Bean 250 g', 'Ground 250 g', 'Decaf 250 g', 'Whole Bean 1 kg'],
    colours: ['Dark Roast', 'Medium Roast'],
    from: 595,
  },
  {
    prefix: 'hom',
    thing: 'Throw Blanket',
    path: ['Home', 'Textiles', 'Blankets'],
    variants: ['Merino Wool', 'Cotton', 'Recycled Wool'],
    colours: ['Blue', 'Mustard', 'Grey'],
    from: 2900,
  },
];

/** A small shop with the ids and words of schema/examples; what it sells is made up. */
export const smallShopProducts = (): ProductDraft[] => {
  const numbers = new Map<string, number>();
  return LINES.flatMap(({ prefix, thing, path, variants, colours, from }) =>
    variants.flatMap((variant, v) =>
      colours.map((colour, c) => {
        const number = (numbers.get(prefix) ?? 0) + 1;
        numbers.set(prefix, number);
        const brand = BRANDS[(v + c) % BRANDS.length]!;
        return draft(`${prefix}-${String(number).padStart(5, '0')}`, {
          title: `${brand} ${variant} ${thing}, ${colour}`,
          description: `A ${variant.toLowerCase()} ${thing.toLowerCase()} for every day.`,
          brand,
          categoryPath: [...path],
          price: { minorUnits: Math.round(from * 1.2 ** v) + c * 50, currencyCode: 'GBP' },
          // One in eleven, so that the shop has something to say about it.
          inStock: number % 11 !== 10,
          attributes: [{ name: 'colour', value: colour }],
        });
      }),
    ),
  );
};

/** What forty shoppers did in the weeks before `now`: baskets of neighbours, so that some things go together. */
export const smallShopEvents = (products: readonly ProductDraft[], now: Date): ShopperEvent[] =>
  Array.from({ length: 40 }, (_, shopper) => {
    const basket = [0, 16, 31, 39].map((start) => products[(start + (shopper % 4)) % products.length]!);
    return basket.map(({ id, price }, i) =>
      shopperEvent({
        eventId: `small-shop-${shopper}-${i}`,
        identity: `visitor:shopper-${shopper}`,
        type: 'PURCHASE',
        productId: id,
        quantity: 1,
        priceMinorUnits: price.minorUnits,
        occurredAt: new Date(now.getTime() - (shopper % 20) * 86_400_000 - i * 1000),
      }),
    );
  }).flat();
