import { Field, Int, ObjectType } from 'type-graphql';
import type { SearchEngine } from '../../stores/product-index.js';
import { IndexStatusType } from './index-status.type.js';
import { ModelStatusType } from './model-status.type.js';
import { SearchEngineEnum } from './search-engine.enum.js';
import { StatisticsStatusType } from './statistics-status.type.js';

@ObjectType('ServiceStatus', {
  simpleResolvers: true,
  description: 'What serves this answer: engine, models, device, index.',
})
export class ServiceStatusType {
  @Field(() => String, { description: "Vitrine's version." })
  readonly version!: string;

  @Field(() => SearchEngineEnum, { description: 'What keeps the search index.' })
  readonly searchEngine!: SearchEngine;

  @Field(() => Int, { description: 'Products the shop has.' })
  readonly productCount!: number;

  @Field(() => [ModelStatusType], { description: 'Neural models; empty where none is installed.' })
  readonly models!: readonly ModelStatusType[];

  @Field(() => IndexStatusType, { description: 'The search index.' })
  readonly index!: IndexStatusType;

  @Field(() => StatisticsStatusType, { description: 'How old the statistics are.' })
  readonly statistics!: StatisticsStatusType;

  @Field(() => Boolean, { description: 'True where the shop is the demo shop: generated, not real.' })
  readonly simulated!: boolean;
}
