import { Field, ID, InputType } from 'type-graphql';
import { FacetFilterInput } from './facet-filter.input.js';
import { PriceRangeInput } from './price-range.input.js';

@InputType('ProductFilterInput', { description: 'Which products may be shown. All parts must hold.' })
export class ProductFilterInput {
  @Field(() => [FacetFilterInput], { nullable: true, description: 'All must hold; at most 20.' })
  readonly facets?: FacetFilterInput[] | null;

  @Field(() => PriceRangeInput, { nullable: true, description: 'Only within this range of prices.' })
  readonly price?: PriceRangeInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only what can be bought now; false: only what cannot.',
  })
  readonly inStock?: boolean | null;

  @Field(() => [ID], { nullable: true, description: 'Only among these products; at most 1,000.' })
  readonly productIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Without these products; at most 1,000.' })
  readonly excludeProductIds?: string[] | null;
}
