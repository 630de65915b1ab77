import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Product } from '../../domain/products/product.js';
import type { SearchNotes } from '../../ranking/search-query.js';
import { PageInfoType } from '../answer/page-info.type.js';
import { RankingReportType } from '../answer/ranking-report.type.js';
import { perItem } from '../limits/connection-cost.js';
import { ProductType } from '../product/product.type.js';
import { QueryInterpretationType } from './query-interpretation.type.js';
import { SearchEdgeType } from './search-edge.type.js';

@ObjectType('SearchConnection', { simpleResolvers: true, description: 'A page of a search.' })
export class SearchConnectionType {
  @Field(() => [SearchEdgeType], {
    complexity: perItem,
    description: 'The products, each with its place and reasons.',
  })
  readonly edges!: readonly SearchEdgeType[];

  @Field(() => [ProductType], { complexity: perItem, description: 'The products alone.' })
  readonly nodes!: readonly Product[];

  @Field(() => PageInfoType, { description: 'Where this page stands.' })
  readonly pageInfo!: PageInfoType;

  @Field(() => Int, { description: 'All products that match, on all pages.' })
  readonly totalCount!: number;

  @Field(() => QueryInterpretationType, { description: 'What was understood, and what was changed.' })
  readonly interpretation!: QueryInterpretationType;

  @Field(() => RankingReportType, { description: 'How this page was made.' })
  readonly ranking!: RankingReportType;

  @Field(() => ID, {
    description:
      'Send it back with events, so that an answer can be judged by what followed. The same on all its pages.',
  })
  readonly requestId!: string;

  /** What the resolver of `facets` works from. */
  readonly notes!: SearchNotes;
}
