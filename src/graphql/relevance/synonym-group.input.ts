import { Field, ID, InputType } from 'type-graphql';

@InputType('SynonymGroupInput', {
  description: 'Phrases that mean the same. Replaces the group of the same id as a whole.',
})
export class SynonymGroupInput {
  @Field(() => ID, { description: "Yours to choose, such as 'sofa'; 1 to 200 characters." })
  readonly id!: string;

  @Field(() => [String], {
    description:
      '2 to 20 that differ in more than case, accents and plurals, each of 1 to 5 words and at most 100 characters.',
  })
  readonly phrases!: string[];
}
