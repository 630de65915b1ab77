import { Field, ObjectType } from 'type-graphql';
import { shortList } from '../limits/connection-cost.js';
import { FieldWeightsType } from './field-weights.type.js';
import { RuleChangeType } from './rule-change.type.js';
import { SynonymGroupType } from './synonym-group.type.js';

/** Groups that a busy shop keeps; all of them come in one answer. */
const USUAL_GROUPS = 100;

@ObjectType('RelevanceRules', {
  simpleResolvers: true,
  description: "What the shop's people decided about matching; every gateway follows it.",
})
export class RelevanceRulesType {
  @Field(() => FieldWeightsType, { description: 'How much a word counts by the field it is in.' })
  readonly weights!: FieldWeightsType;

  @Field(() => RuleChangeType, {
    nullable: true,
    description: 'The last change of the weights; null while they are the shipped ones.',
  })
  readonly weightsChange!: RuleChangeType | null;

  @Field(() => [SynonymGroupType], {
    complexity: shortList(USUAL_GROUPS),
    description: 'All of them, at most 1,000, by id.',
  })
  readonly synonyms!: readonly SynonymGroupType[];
}
