import { randomUUID } from 'node:crypto';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import type { SearchSort } from '../../domain/search-sort.js';
import type { SearchAnswers } from '../../ranking/search-answers.js';
import type { ProductIndex } from '../../stores/product-index.js';
import { asksToContinue } from '../answer/asks-to-continue.js';
import { Cursors } from '../answer/cursor.js';
import { toConnection } from '../answer/to-connection.js';
import { toRankingReport } from '../answer/to-ranking-report.js';
import { numberWithin, textWithin } from '../limits/bounds.js';
import { connectionCost } from '../limits/connection-cost.js';
import { ProductFilterInput } from '../product/product-filter.input.js';
import { readProductFilter } from '../product/read-product-filter.js';
import type { RequestContext } from '../request-context.js';
import { MAX_QUERY_LENGTH } from './max-query-length.js';
import { PageHighlights } from './page-highlights.js';
import { readSearchOptions } from './read-search-options.js';
import { SearchConnectionType } from './search-connection.type.js';
import { SearchOptionsInput } from './search-options.input.js';
import { SearchSortEnum } from './search-sort.enum.js';

/** Candidates ranked at once: four usual pages, of which a shopper rarely sees the second. */
const WINDOW = 100;
/** Milliseconds of the index and the ranking, in fields of an answer. */
const SEARCH_COST = 20;

@Resolver()
export class SearchResolver {
  constructor(
    private readonly answers: SearchAnswers,
    private readonly index: ProductIndex,
  ) {}

  @Query(() => SearchConnectionType, {
    complexity: connectionCost(SEARCH_COST),
    description: 'Products for what a shopper typed, best first. An empty query browses.',
  })
  async search(
    @Arg('query', () => String, { description: 'What was typed; at most 256 characters.' }) query: string,
    @Arg('first', () => Int, { defaultValue: 24, description: 'Products of a page; 1 to 100.' })
    first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'A cursor of the same search: its products come behind it, none twice and none missed.',
    })
    after: string | null,
    @Arg('filter', () => ProductFilterInput, { nullable: true, description: 'Which products may be shown.' })
    filterInput: ProductFilterInput | null,
    @Arg('sort', () => SearchSortEnum, { defaultValue: 'RELEVANCE', description: 'The order.' })
    sort: SearchSort,
    @Arg('options', () => SearchOptionsInput, { nullable: true, description: 'How the search is made.' })
    optionsInput: SearchOptionsInput | null,
    @Ctx() { caller, now, signal, pairScores }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SearchConnectionType> {
    const text = textWithin('query', query, MAX_QUERY_LENGTH);
    numberWithin('first', first, 1, 100);
    const filter = readProductFilter(filterInput);
    const { deadlineMs, ...options } = readSearchOptions(optionsInput);
    const cursors = new Cursors('search', [text, filter, sort, options]);
    const page = {
      first,
      after: after ? cursors.decode(after) : undefined,
      resumable: asksToContinue(info),
    };
    const answer = await this.answers.answer(
      {
        requestId: randomUUID(),
        signal,
        now,
        deadlineMs,
        text,
        viewer: caller.viewer,
        filter,
        sort,
        window: WINDOW,
        pairScores,
        ...options,
      },
      page,
    );
    const { notes } = answer;
    const connection = toConnection(answer, cursors, page.after !== undefined);
    const ids = connection.nodes.map(({ id }) => id);
    const pageHighlights = new PageHighlights(this.index, notes.searched, ids, signal);
    return {
      ...connection,
      edges: connection.edges.map((edge) => ({ ...edge, notes, pageHighlights })),
      totalCount: notes.totalCount,
      interpretation: {
        query: text,
        searched: notes.searched,
        corrections: notes.corrections,
        relaxations: notes.relaxations,
      },
      ranking: toRankingReport(answer.report, notes.model),
      notes,
    };
  }
}
