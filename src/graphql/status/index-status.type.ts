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
      'Products in it that search by meaning can find: with a vector in `vectorSpace`. Null while it is out of reach.',
  })
  readonly vectors!: number | null;

  @Field(() => Int, {
    description:
      'Products that are to have one: all of the shop, or 0 where no text encoder is installed. Above `vectors` while they are being made: at the first start, and after the encoder was replaced.',
  })
  readonly vectorsWanted!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Names the space of the text encoder that serves: vectors of two spaces do not compare. Null where none is installed.',
  })
  readonly vectorSpace!: string | null;
}
