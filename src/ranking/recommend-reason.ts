import type { Product } from '../domain/product.js';
import type { ReasonKind } from '../domain/reason-kind.js';
import { leadingSource } from './leading-source.js';
import type { RankedEntry } from './ranked-entry.js';
import type { RecommendSource } from './recommend-sources.js';

/** A sentence for the shopper, and the products it speaks of. */
export interface RecommendReason {
  readonly kind: ReasonKind;
  readonly text: string;
  readonly because: readonly Product[];
}

interface Facts {
  /** Titles of the products that the product was found through, those the shop still has. */
  readonly titles: string | undefined;
  readonly category: string | undefined;
  readonly timesBought: number;
}

/** What each source may truly say of a product it found. */
const SENTENCES: Readonly<Record<RecommendSource, (facts: Facts) => readonly [ReasonKind, string]>> = {
  'goes-with-page': ({ titles }) => ['BOUGHT_TOGETHER', `Often bought with ${titles ?? 'this'}.`],
  'goes-with-history': ({ titles }) => ['BOUGHT_TOGETHER', `Often bought with ${titles ?? 'what you like'}.`],
  'similar-to-page': ({ titles }) => ['SIMILAR', `Similar to ${titles ?? 'this'}.`],
  'similar-to-viewed': ({ titles }) => [
    'BECAUSE_YOU_VIEWED',
    `Because you viewed ${titles ?? 'something like it'}.`,
  ],
  'buy-again': ({ timesBought }) => [
    'BUY_AGAIN',
    timesBought > 1 ? `You bought this ${timesBought} times.` : 'You bought this before.',
  ],
  'popular-in-page-category': ({ category }) => ['TRENDING', `Popular in ${category ?? 'this category'}.`],
  'popular-in-your-categories': ({ category }) => [
    'FOR_YOU',
    `Popular in ${category ?? 'a category'}, where you looked lately.`,
  ],
  'popular-in-filter': () => ['TRENDING', 'Popular among what you asked for.'],
  trending: () => ['TRENDING', 'Popular with shoppers lately.'],
  newest: () => ['NEW', 'Among the newest in the shop.'],
};

/** Why a product is recommended. `found` holds the products that `leadingSource` names, as far as the shop has them. */
export function recommendReason(
  entry: RankedEntry,
  product: Product,
  found: ReadonlyMap<string, Product>,
): RecommendReason {
  const { source, because } = leadingSource(entry);
  const products = because.flatMap((id) => found.get(id) ?? []);
  const titles = products.map(({ title }) => title);
  const [kind, text] = SENTENCES[source]({
    titles: titles.length > 0 ? new Intl.ListFormat('en').format(titles) : undefined,
    category: product.categoryPath.at(-1),
    timesBought: entry.timesBought,
  });
  return { kind, text, because: products };
}
