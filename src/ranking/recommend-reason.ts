import type { Product } from '../domain/products/product.js';
import type { ReasonKind } from '../domain/reason-kind.js';
import { leadingSource } from './leading-source.js';
import type { RankedEntry } from './ranked-entry.js';
import type { RecommendOrigin } from './recommend-source.js';

/** A sentence for the shopper, and the products it speaks of. */
export interface RecommendReason {
  readonly kind: ReasonKind;
  readonly text: string;
  readonly because: readonly Product[];
}

interface Facts {
  /** Titles of the products that the product was found through, those the shop still has. */
  readonly titles: string | undefined;
  readonly timesBought: number;
  /** Whether anybody wanted it in the last 14 days. */
  readonly inDemand: boolean;
}

/** What may truly be said of a product that has its place from there. */
const SENTENCES: Readonly<Record<RecommendOrigin, (facts: Facts) => readonly [ReasonKind, string]>> = {
  'goes-with-page': ({ titles }) => ['BOUGHT_TOGETHER', `Bought together with ${titles ?? 'this'}.`],
  'goes-with-history': ({ titles }) => [
    'BOUGHT_TOGETHER',
    `Bought together with ${titles ?? 'something you know'}.`,
  ],
  'bought-next': ({ titles }) => ['FOR_YOU', `Often bought after ${titles ?? 'what you bought'}.`],
  'next-by-sequence': () => ['FOR_YOU', 'Chosen next by shoppers with a history like yours.'],
  'next-by-factors': () => ['FOR_YOU', 'Chosen by shoppers with a taste like yours.'],
  'similar-to-page': ({ titles }) => ['SIMILAR', `Similar to ${titles ?? 'this'}.`],
  'similar-to-viewed': ({ titles }) => [
    'BECAUSE_YOU_VIEWED',
    `Because you viewed ${titles ?? 'something like it'}.`,
  ],
  'viewed-with-page': ({ titles }) => ['SIMILAR', `Often looked at together with ${titles ?? 'this'}.`],
  'viewed-with-viewed': ({ titles }) => [
    'BECAUSE_YOU_VIEWED',
    `Often looked at together with ${titles ?? 'something you viewed'}.`,
  ],
  'buy-again': ({ timesBought }) => [
    'BUY_AGAIN',
    timesBought > 1 ? `You bought this ${timesBought} times.` : 'You bought this before.',
  ],
  'popular-in-page-category': ({ titles, inDemand }) => [
    inDemand ? 'TRENDING' : 'SIMILAR',
    `${inDemand ? 'Popular in' : 'From'} the category of ${titles ?? 'this'}.`,
  ],
  'popular-in-your-categories': ({ titles, inDemand }) => [
    'FOR_YOU',
    `${inDemand ? 'Popular in' : 'From'} the category of ${titles ?? 'something you know'}.`,
  ],
  'popular-in-filter': ({ inDemand }) => [
    'TRENDING',
    inDemand ? 'Popular among what you asked for.' : 'One of those you asked for.',
  ],
  trending: () => ['TRENDING', 'Popular with shoppers lately.'],
  newest: () => ['NEW', 'Among the newest in the shop.'],
  exploration: () => ['NEW', 'New in the shop.'],
};

/** Why a product is recommended. `found` holds the products that `leadingSource` names, as far as the shop has them. */
export function recommendReason(entry: RankedEntry, found: ReadonlyMap<string, Product>): RecommendReason {
  const { source, because } = leadingSource(entry);
  const products = because.flatMap((id) => found.get(id) ?? []);
  const titles = products.map(({ title }) => title);
  const [kind, text] = SENTENCES[source]({
    titles: titles.length > 0 ? new Intl.ListFormat('en').format(titles) : undefined,
    timesBought: entry.timesBought,
    inDemand: entry.stages.some(({ stage, score }) => stage === 'recent-demand' && (score ?? 0) > 0),
  });
  return { kind, text, because: products };
}
