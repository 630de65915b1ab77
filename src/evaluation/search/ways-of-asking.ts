import type { Question } from '../evaluated-shop.js';
import type { JudgedQuery } from './judged-set.js';
import type { SearchData } from './search-data.js';

/** One way to put a judged query to the shop: a row of the table. */
export interface WayOfAsking {
  readonly name: string;
  /** Whether the shop answers in this way where nobody asks for another. */
  readonly byDefault?: boolean;
  ask(query: JudgedQuery): Question;
}

const PLAIN: WayOfAsking = { name: 'Vitrine', byDefault: true, ask: ({ text }) => ({ text }) };

/** The ways of the set with misspelt queries; what-typos-cost.ts compares them. */
export const TYPO_WAYS = {
  clean: { name: 'clean', byDefault: true, ask: ({ text }) => ({ text }) },
  cleanUncorrected: { name: 'clean, no correction', ask: ({ text }) => ({ text, uncorrected: true }) },
  cleanVerbatim: { name: 'clean, verbatim', ask: ({ text }) => ({ text, verbatim: true }) },
  misspelt: { name: 'misspelt', ask: ({ misspelt }) => ({ text: misspelt! }) },
  misspeltUncorrected: {
    name: 'misspelt, no correction',
    ask: ({ misspelt }) => ({ text: misspelt!, uncorrected: true }),
  },
  misspeltVerbatim: {
    name: 'misspelt, verbatim',
    ask: ({ misspelt }) => ({ text: misspelt!, verbatim: true }),
  },
} as const satisfies Record<string, WayOfAsking>;

/** How a set's queries are asked. Home Depot's judgements are of few documents: only those are ranked. */
export const waysOfAsking: Readonly<Record<SearchData['set'], readonly WayOfAsking[]>> = {
  'demo-shop': [PLAIN],
  crowdflower: [PLAIN],
  'crowdflower-typos': Object.values(TYPO_WAYS),
  homedepot: [
    {
      name: 'Vitrine',
      byDefault: true,
      ask: ({ text, grades }) => ({ text, filter: { productIds: [...grades.keys()] } }),
    },
  ],
  file: [PLAIN],
};
