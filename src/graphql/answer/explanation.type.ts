import { Field, ObjectType } from 'type-graphql';
import { StageScoreType } from './stage-score.type.js';
import { shortList } from '../limits/connection-cost.js';

/** Stages that score in either pipeline. */
const USUAL_STAGES = 4;

@ObjectType('Explanation', { simpleResolvers: true, description: 'Why a product stands where it stands.' })
export class ExplanationType {
  @Field(() => String, { description: 'One sentence in plain words.' })
  readonly reason!: string;

  @Field(() => [String], { description: "The query's words that the product has, as typed." })
  readonly matchedTerms!: readonly string[];

  @Field(() => [StageScoreType], {
    complexity: shortList(USUAL_STAGES),
    description: 'What each stage said of the product, in running order.',
  })
  readonly stages!: readonly StageScoreType[];
}
