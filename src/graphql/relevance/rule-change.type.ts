import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../date-time.scalar.js';

@ObjectType('RuleChange', {
  simpleResolvers: true,
  description: 'When a rule was last changed, and by whom.',
})
export class RuleChangeType {
  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: Date;

  @Field(() => String, { description: 'The name, at that time, of the partner whose key was sent.' })
  readonly by!: string;
}
