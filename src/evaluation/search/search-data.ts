import type { JudgedFiles } from './read-judged-files.js';

/** The judged sets below DATA_DIR. */
export const SEARCH_SETS = ['crowdflower', 'crowdflower-typos', 'homedepot'] as const;
export type SearchSet = (typeof SEARCH_SETS)[number];

/** What to measure on. */
export type SearchData =
  | { readonly set: SearchSet; readonly dataDir: string }
  | { readonly set: 'demo-shop'; readonly judgements: string }
  | ({ readonly set: 'file' } & JudgedFiles);
