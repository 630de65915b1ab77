import type { DemoQueries } from './meaning.js';
import { attributes } from './queries/attributes.js';
import { brands } from './queries/brands.js';
import { descriptions } from './queries/descriptions.js';
import { kinds } from './queries/kinds.js';
import { misspelt } from './queries/misspelt.js';
import { partNumbers } from './queries/part-numbers.js';
import { plurals } from './queries/plurals.js';
import { synonyms } from './queries/synonyms.js';
import { uses } from './queries/uses.js';

/** The queries of the demo shop's judgement set, by the way in which shoppers ask. */
export const demoQueries: Readonly<Record<string, DemoQueries>> = {
  'a kind': kinds,
  'singular and plural': plurals,
  'a brand and a kind': brands,
  'a kind and attributes': attributes,
  'a synonym': synonyms,
  'a use': uses,
  misspelt,
  'a part number': partNumbers,
  'a description': descriptions,
};
