import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('CategorySuggestion', {
  simpleResolvers: true,
  description: 'A category that fits what was typed.',
})
export class CategorySuggestionType {
  @Field(() => [String], { description: 'From the root to the category.' })
  readonly path!: readonly string[];

  @Field(() => Int, { description: 'Products in it.' })
  readonly count!: number;
}
