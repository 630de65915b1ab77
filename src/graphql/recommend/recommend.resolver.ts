import { randomUUID } from 'node:crypto';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import type { Placement } from '../../domain/placement.js';
import type { RecommendAnswers } from '../../ranking/recommend-answers.js';
import { RECOMMEND_WINDOW } from '../../ranking/recommend-window.js';
import { asksToContinue } from '../answer/asks-to-continue.js';
import { Cursors } from '../answer/cursor.js';
import { toConnection } from '../answer/to-connection.js';
import { toRankingReport } from '../answer/to-ranking-report.js';
import { idsWithin, numberWithin } from '../limits/bounds.js';
import { connectionCost } from '../limits/connection-cost.js';
import { ProductFilterInput } from '../product/product-filter.input.js';
import { readProductFilter } from '../product/read-product-filter.js';
import type { RequestContext } from '../request-context.js';
import { readSearchOptions } from '../search/read-search-options.js';
import { PlacementEnum } from './placement.enum.js';
import { RankingOptionsInput } from './ranking-options.input.js';
import { RecommendationConnectionType } from './recommendation-connection.type.js';

/** Ten sources in parallel, in fields of an answer. */
const RECOMMEND_COST = 20;
/** A cart of more is an order list. */
const MAX_PAGE_PRODUCTS = 100;

@Resolver()
export class RecommendResolver {
  constructor(private readonly answers: RecommendAnswers) {}

  @Query(() => RecommendationConnectionType, {
    complexity: connectionCost(RECOMMEND_COST),
    description:
      'Products for a place in the shop, chosen for the viewer. An event accepted now counts in the next answer.',
  })
  async recommend(
    @Arg('placement', () => PlacementEnum, { description: 'The place to fill.' }) placement: Placement,
    @Arg('productIds', () => [ID], {
      defaultValue: [],
      description:
        'What the page is about: the product looked at, those in the cart, those just bought; at most 100.',
    })
    productIds: string[],
    @Arg('first', () => Int, { defaultValue: 12, description: 'Products of a page; 1 to 100.' })
    first: number,
    @Arg('after', () => String, { nullable: true, description: 'A cursor of the same recommendation.' })
    after: string | null,
    @Arg('filter', () => ProductFilterInput, { nullable: true, description: 'Which products may be shown.' })
    filterInput: ProductFilterInput | null,
    @Arg('options', () => RankingOptionsInput, {
      nullable: true,
      description: 'How the recommendation is made.',
    })
    optionsInput: RankingOptionsInput | null,
    @Ctx() { caller: { viewer }, now, signal }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RecommendationConnectionType> {
    const ids = idsWithin('productIds', productIds, MAX_PAGE_PRODUCTS);
    numberWithin('first', first, 1, 100);
    const filter = readProductFilter(filterInput);
    const { rerank, personalise, deadlineMs } = readSearchOptions(optionsInput);
    // The viewer is part of the shape: reasons speak of what this viewer did, and of nobody else.
    const cursors = new Cursors('recommend', [viewer.id, placement, ids, filter, rerank, personalise]);
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
        placement,
        productIds: ids,
        viewer,
        filter,
        window: RECOMMEND_WINDOW,
        rerank,
        personalise,
      },
      page,
    );
    return {
      ...toConnection(answer, cursors, page.after !== undefined),
      ranking: toRankingReport(answer.report, answer.notes.model),
    };
  }
}
