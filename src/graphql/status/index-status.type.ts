import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('IndexStatus', { simpleResolvers: true, description: 'The search index of this gateway.' })
export class IndexStatusType {
  @Field(() => Boolean, {
    description: 'Whether it holds the whole catalogue; false while it is being filled.',
  })
  readonly ready!: boolean;

  @Field(() => Int, {
    description: 'Products in it; behind `productCount` by what changed in the last second.',
  })
  readonly products!: number;

  @Field(() => Int, {
    description: 'Products with a vector, for search by meaning; 0 where no model makes them.',
  })
  readonly vectors!: number;
}
