import { Field, ObjectType } from 'type-graphql';

@ObjectType('PageInfo', {
  simpleResolvers: true,
  description: 'Where this page stands in the whole answer (Relay connection).',
})
export class PageInfoType {
  @Field(() => Boolean, { description: 'Whether `after: endCursor` brings more.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether this page was reached by `after`.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item; null on an empty page.' })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last item: send it as `after` for the next page; null on an empty page.',
  })
  readonly endCursor!: string | null;
}
