import { searchFor, type Address } from './address';
import { ask } from './gateway';

interface Fragment {
  readonly text: string;
  readonly matched: boolean;
}

interface SuggestAnswer {
  readonly suggest: {
    readonly queries: readonly { readonly text: string; readonly highlights: readonly Fragment[] }[];
    readonly categories: readonly { readonly path: readonly string[]; readonly count: number }[];
    readonly products: readonly { readonly id: string; readonly title: string }[];
  };
}

const SUGGEST = /* GraphQL */ `
  query Suggest($prefix: String!) {
    suggest(prefix: $prefix, first: 5) {
      queries {
        text
        highlights {
          text
          matched
        }
      }
      categories {
        path
        count
      }
      products {
        id
        title
      }
    }
  }
`;

/** A line under the search box and where it leads. */
export interface Suggestion {
  readonly fragments: readonly Fragment[];
  /** What kind it is, where that is not plain. */
  readonly note?: string;
  readonly to: Address;
}

export async function suggest(prefix: string, signal: AbortSignal): Promise<Suggestion[]> {
  const { queries, categories, products } = (await ask<SuggestAnswer>(SUGGEST, { prefix }, signal)).suggest;
  // Only what a completion adds is news; the others stand as they are.
  const plain = (text: string) => [{ text, matched: true }];
  return [
    ...queries.map(({ text, highlights }) => ({ fragments: highlights, to: searchFor(text) })),
    ...categories.slice(0, 2).map(({ path, count }) => ({
      fragments: plain(path.join(' › ')),
      note: `category, ${count}`,
      to: searchFor('', [['category', [path.at(-1) ?? '']]]),
    })),
    ...products.slice(0, 3).map(({ id, title }) => ({
      fragments: plain(title),
      note: 'product',
      to: { view: 'product', id } as const,
    })),
  ];
}
