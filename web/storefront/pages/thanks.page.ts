import { h } from '../element';
import { ask } from '../gateway';
import { SHOWN_PRODUCT } from '../product';
import { RECOMMENDED, rows, type Recommendation } from '../recommendation';
import type { Page } from './page';

const AFTER_PURCHASE = /* GraphQL */ `
  query AfterPurchase($ids: [ID!]!) {
    recommend(placement: AFTER_PURCHASE, productIds: $ids, first: 18) {
      ...Recommended
    }
  }
  ${RECOMMENDED}
  ${SHOWN_PRODUCT}
`;

export async function thanksPage(ids: readonly string[], signal: AbortSignal): Promise<Page> {
  const { recommend } = await ask<{ recommend: Recommendation }>(AFTER_PURCHASE, { ids }, signal);
  return {
    title: 'Thank you',
    content: [
      h('h1', { tabindex: -1 }, 'Thank you'),
      h('p', {}, 'Your purchase is noted, and nothing was really sold. What goes well with it:'),
      ...rows(recommend),
      h('p', {}, h('a', { href: '/' }, 'Look around some more')),
    ],
  };
}
