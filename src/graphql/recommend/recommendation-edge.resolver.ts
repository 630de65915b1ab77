import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { leadingSource } from '../../ranking/leading-source.js';
import { recommendReason, type RecommendReason } from '../../ranking/recommend-reason.js';
import { ExplanationType } from '../answer/explanation.type.js';
import { toExplanation } from '../answer/to-explanation.js';
import type { RequestContext } from '../request-context.js';
import { RecommendationEdgeType } from './recommendation-edge.type.js';
import { RecommendationReasonType } from './recommendation-reason.type.js';

/** Reading the products that a sentence names, for a whole page together. */
const REASON_COST = 2;

@Resolver(() => RecommendationEdgeType)
export class RecommendationEdgeResolver {
  @FieldResolver(() => RecommendationReasonType, {
    complexity: ({ childComplexity }) => REASON_COST + childComplexity,
    description: 'Why it is recommended, in words for the shopper.',
  })
  reason(@Root() edge: RecommendationEdgeType, @Ctx() context: RequestContext): Promise<RecommendReason> {
    return reasonOf(edge, context);
  }

  @FieldResolver(() => ExplanationType, { description: 'Why it stands where it stands.' })
  async why(@Root() edge: RecommendationEdgeType, @Ctx() context: RequestContext): Promise<ExplanationType> {
    return toExplanation(edge.ranked, (await reasonOf(edge, context)).text);
  }
}

async function reasonOf({ ranked }: RecommendationEdgeType, { products }: RequestContext) {
  const found = await products.ofAll(leadingSource(ranked).because);
  return recommendReason(
    ranked,
    new Map(found.flatMap((product) => (product ? [[product.id, product]] : []))),
  );
}
