import { Field, InputType, Int } from 'type-graphql';

@InputType('PriceRangeInput', { description: 'Minor units, both ends included.' })
export class PriceRangeInput {
  @Field(() => Int, { nullable: true, description: 'Lowest price; absent: from 0.' })
  readonly min?: number | null;

  @Field(() => Int, { nullable: true, description: 'Highest price; absent: no limit.' })
  readonly max?: number | null;
}
