import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('IndexStatus', { simpleResolvers: true, description: 'The search index of this gateway.' })
export class IndexStatusType {
  @Field(() => Boolean, {
    description: 'Whether it holds the whole catalogue; false while it is being filled, or out of reach.',
  })
  readonly ready!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'Products in it; behind `productCount` by what changed in the last second. Null while it is out of reach.',
  })
  readonly products!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Products with a vector, for search by meaning; 0 where no model makes them. Null while it is out of reach.',
  })
  readonly vectors!: number | null;
}
