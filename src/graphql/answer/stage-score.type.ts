import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType('StageScore', {
  simpleResolvers: true,
  description: "A stage's own score and the rank it gave; null where the stage did not see the product.",
})
export class StageScoreType {
  @Field(() => String, { description: 'The stage, as in `RankingReport.stages`.' })
  readonly stage!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Comparable within one stage of one answer only; null where it did not see the product.',
  })
  readonly score!: number | null;

  @Field(() => Int, { nullable: true, description: 'From 1; null like the score.' })
  readonly rank!: number | null;
}
