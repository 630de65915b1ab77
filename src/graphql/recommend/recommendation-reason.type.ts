import { Field, ObjectType } from 'type-graphql';
import type { Product } from '../../domain/products/product.js';
import type { ReasonKind } from '../../domain/reason-kind.js';
import { shortList } from '../limits/connection-cost.js';
import { ProductType } from '../product/product.type.js';
import { ReasonKindEnum } from './reason-kind.enum.js';

/** A sentence names two products at most. */
const MAX_BECAUSE = 2;

@ObjectType('RecommendationReason', {
  simpleResolvers: true,
  description: 'A sentence for the shopper, and the products it speaks of.',
})
export class RecommendationReasonType {
  @Field(() => ReasonKindEnum, { description: 'What it rests on.' })
  readonly kind!: ReasonKind;

  @Field(() => String, { description: 'Ready to show.' })
  readonly text!: string;

  @Field(() => [ProductType], {
    complexity: shortList(MAX_BECAUSE),
    description: 'The products the sentence names; empty where it names none.',
  })
  readonly because!: readonly Product[];
}
