import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Product } from '../../domain/products/product.js';
import type { RankedEntry } from '../../ranking/ranked-entry.js';
import { ProductType } from '../product/product.type.js';

@ObjectType('RecommendationEdge', {
  simpleResolvers: true,
  description: 'A product at its place in a recommendation.',
})
export class RecommendationEdgeType {
  @Field(() => String, { description: 'Send it as `after` to go on behind this product.' })
  readonly cursor!: string;

  @Field(() => ProductType, { description: 'The product, as it is now.' })
  readonly node!: Product;

  @Field(() => Int, { description: 'Its place in the whole answer, from 0; send it back with events.' })
  readonly position!: number;

  @Field(() => Float, { description: 'Its final score; comparable within one answer only.' })
  readonly score!: number;

  /** What the resolvers of `reason` and `why` work from. */
  readonly ranked!: RankedEntry;
}
