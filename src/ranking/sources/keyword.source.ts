import type { ProductFilter } from '../../domain/products/product-filter.js';
import type { Relaxation } from '../../domain/query-interpretation.js';
import type { SearchSort } from '../../domain/search-sort.js';
import type { IndexMatches, IndexSearch, ProductIndex, Rung } from '../../stores/product-index.js';
import { UnderWay } from '../../stores/under-way.js';
import { droppableFilters } from '../droppable-filters.js';
import type { SearchNotes, SearchQuery } from '../search-query.js';
import type { Source } from '../stages.js';

/**
 * Products with which a rung of the match ladder has enough: a page of the default size (`SearchOptions.first`).
 * Not the size of the page asked for: how many products a text finds must not depend on it.
 */
const ENOUGH = 24;

/**
 * Searches with one filter less that run at once: a request may name some twenty filters, and one shopper's empty
 * answer must not stand in the way of everybody's searches.
 */
const ATTEMPTS_AT_ONCE = 5;

/** Finds products by their words, loosening step by step where nothing has them all, and says each step. */
export const keyword = (index: ProductIndex): Source<SearchQuery, SearchNotes> => ({
  name: 'keyword',
  async retrieve(query, { signal }) {
    const request = toIndexSearch(query);
    const found = await index.search(request, signal);
    // A continuation goes on from what the first page found out.
    if (query.continues) return { candidates: found.matches, notes: query.continues.notes };
    const loosened =
      found.totalCount === 0 && !query.verbatim ? await withOneFilterLess(index, request, signal) : undefined;
    const { matches, rung, totalCount } = loosened?.found ?? found;
    return {
      candidates: matches,
      notes: {
        searched: request.text,
        corrections: query.spelling?.corrections ?? [],
        relaxations:
          totalCount === 0 ? [] : [...rungRelaxations(rung, query), ...(loosened?.relaxations ?? [])],
        rung,
        filter: loosened?.filter ?? request.filter,
        totalCount,
      },
    };
  },
});

function toIndexSearch(query: SearchQuery): IndexSearch {
  const { continues, verbatim } = query;
  return {
    text: continues?.notes.searched ?? query.spelling?.searched ?? query.text,
    filter: continues?.notes.filter ?? query.filter,
    sort: query.sort,
    limit: query.window,
    enough: enoughFor(query.sort),
    rung: continues?.notes.rung ?? (verbatim ? 'ALL' : undefined),
    exclude: continues?.exclude,
  };
}

/**
 * Another sort mixes what has all the words with what has one of them, so the cheapest of a looser rung would stand
 * before what was asked for: there, the strictest rung that finds anything is the answer.
 */
const enoughFor = (sort: SearchSort): number => (sort === 'RELEVANCE' ? ENOUGH : 1);

interface Loosened {
  readonly filter: ProductFilter;
  readonly found: IndexMatches;
  readonly relaxations: readonly Relaxation[];
}

/** The search with that one filter left out which hides the most products; undefined where none helps. */
async function withOneFilterLess(
  index: ProductIndex,
  request: IndexSearch,
  signal: AbortSignal,
): Promise<Loosened | undefined> {
  // In the order of the filters, not of the answers: of two that help alike the first is left out.
  const helpful: Loosened[] = [];
  const attempts = new UnderWay(ATTEMPTS_AT_ONCE);
  for (const [i, { filter, name }] of droppableFilters(request.filter).entries())
    await attempts.begin(async () => {
      const found = await index.search({ ...request, filter }, signal);
      if (found.totalCount === 0) return;
      const detail = `Nothing fits all filters: left out ${name}.`;
      helpful[i] = { filter, found, relaxations: [{ kind: 'FILTER_DROPPED', detail }] };
    });
  await attempts.ended();
  return helpful.sort((a, b) => b.found.totalCount - a.found.totalCount)[0];
}

function rungRelaxations(rung: Rung, { text, verbatim }: SearchQuery): Relaxation[] {
  if (verbatim || text === '' || rung === 'ALL') return [];
  return rung === 'MOST'
    ? [{ kind: 'FEWER_WORDS', detail: 'Few products have all the words: most of them are enough.' }]
    : [{ kind: 'ANY_WORD', detail: 'Few products have most of the words: any of them is enough.' }];
}
