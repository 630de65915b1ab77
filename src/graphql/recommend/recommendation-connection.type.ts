import { Field, ID, ObjectType } from 'type-graphql';
import type { Product } from '../../domain/products/product.js';
import { PageInfoType } from '../answer/page-info.type.js';
import { RankingReportType } from '../answer/ranking-report.type.js';
import { perItem } from '../limits/connection-cost.js';
import { ProductType } from '../product/product.type.js';
import { RecommendationEdgeType } from './recommendation-edge.type.js';

@ObjectType('RecommendationConnection', { simpleResolvers: true, description: 'A page of a recommendation.' })
export class RecommendationConnectionType {
  @Field(() => [RecommendationEdgeType], {
    complexity: perItem,
    description: 'The products, each with its place and reason.',
  })
  readonly edges!: readonly RecommendationEdgeType[];

  @Field(() => [ProductType], { complexity: perItem, description: 'The products alone.' })
  readonly nodes!: readonly Product[];

  @Field(() => PageInfoType, { description: 'Where this page stands.' })
  readonly pageInfo!: PageInfoType;

  @Field(() => RankingReportType, { description: 'How this page was made.' })
  readonly ranking!: RankingReportType;

  @Field(() => ID, {
    description:
      'Send it back with events, so that an answer can be judged by what followed. The same on all its pages.',
  })
  readonly requestId!: string;
}
