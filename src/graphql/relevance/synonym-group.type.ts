import { Field, ID, ObjectType } from 'type-graphql';
import { RuleChangeType } from './rule-change.type.js';

@ObjectType('SynonymGroup', {
  simpleResolvers: true,
  description:
    'Phrases that mean the same: whoever types one also finds what has another, behind what has the one typed.',
})
export class SynonymGroupType {
  @Field(() => ID, { description: 'Chosen by whoever wrote the group.' })
  readonly id!: string;

  @Field(() => [String], { description: 'Case, accents and plurals do not count.' })
  readonly phrases!: readonly string[];

  @Field(() => RuleChangeType, { description: 'Its last change.' })
  readonly change!: RuleChangeType;
}
