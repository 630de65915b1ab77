import type { Question } from '../evaluated-shop.js';
import { LEXICAL, type Configuration } from './configuration.js';
import type { JudgedQuery } from './judged-set.js';
import type { SearchData } from './search-data.js';

/** One way to put a judged query to the shop: a row of the table. */
export interface WayOfAsking {
  readonly name: string;
  readonly configuration: Configuration;
  /** The row that it is measured against; absent for the plainest. */
  readonly against?: string;
  /** Whether the shop answers in this way where nobody asks for another. */
  readonly byDefault: boolean;
  /** Only the query's judged documents are ranked, all of them. */
  readonly judgedOnly: boolean;
  ask(query: JudgedQuery): Question;
}

type Asking = (query: JudgedQuery) => Question;

const plainly: Asking = ({ text }) => ({ text });
const misspelt: Asking = (query) => ({ text: query.misspelt! });
const onlyJudged =
  (ask: Asking): Asking =>
  (query) => ({ ...ask(query), filter: { productIds: [...query.grades.keys()] } });

/** How a set's queries are asked, in each configuration. */
export function waysOfAsking(
  set: SearchData['set'],
  configurations: readonly Configuration[],
  shipped: Configuration,
): readonly WayOfAsking[] {
  switch (set) {
    case 'crowdflower':
      return [...whole(configurations, shipped), ...judged(configurations, shipped, 'judged only: ')];
    // Home Depot's judgements are of few documents.
    case 'homedepot':
      return judged(configurations, shipped);
    case 'crowdflower-typos':
      return typoWays(shipped);
    case 'demo-shop':
    case 'file':
      return whole(configurations, shipped);
  }
}

const whole = (configurations: readonly Configuration[], shipped: Configuration): WayOfAsking[] =>
  configurations.map((configuration, i) => ({
    name: configuration.name,
    configuration,
    against: i > 0 ? configurations[0]!.name : undefined,
    byDefault: configuration.name === shipped.name,
    judgedOnly: false,
    ask: plainly,
  }));

const judged = (
  configurations: readonly Configuration[],
  shipped: Configuration,
  prefix = '',
): WayOfAsking[] =>
  whole(configurations, shipped).map((way) => ({
    ...way,
    name: `${prefix}${way.name}`,
    against: way.against && `${prefix}${way.against}`,
    judgedOnly: true,
    ask: onlyJudged(plainly),
  }));

/** A pair of rows: the queries as they should be, and as they were typed. */
export interface TypoPair {
  readonly clean: WayOfAsking;
  readonly misspelt: WayOfAsking;
}

const pair = (name: string, configuration: Configuration, change: Partial<Question> = {}): TypoPair => {
  const way = (kind: string, ask: Asking): WayOfAsking => ({
    name: `${kind}, ${name}`,
    configuration,
    byDefault: false,
    judgedOnly: false,
    ask: (query) => ({ ...ask(query), ...change }),
  });
  const clean = way('clean', plainly);
  return { clean, misspelt: { ...way('misspelt', misspelt), against: clean.name } };
};

const onlyJudgedPair = ({ clean, misspelt: typed }: TypoPair): TypoPair => {
  const only = (way: WayOfAsking): WayOfAsking => ({
    ...way,
    name: `judged only: ${way.name}`,
    against: way.against && `judged only: ${way.against}`,
    judgedOnly: true,
    ask: onlyJudged(way.ask),
  });
  return { clean: only(clean), misspelt: only(typed) };
};

/** The pairs of the set with misspelt queries; what-typos-cost.ts compares them. */
export function typoPairs(shipped: Configuration): readonly TypoPair[] {
  const asShipped = pair(shipped.name, shipped);
  const corrected = pair('lexical', LEXICAL);
  return [
    ...(shipped === LEXICAL ? [] : [asShipped, onlyJudgedPair(asShipped)]),
    corrected,
    pair('no correction', LEXICAL, { uncorrected: true }),
    pair('verbatim', LEXICAL, { verbatim: true }),
  ];
}

const typoWays = (shipped: Configuration): WayOfAsking[] =>
  typoPairs(shipped).flatMap(({ clean, misspelt: typed }) => [clean, typed]);
