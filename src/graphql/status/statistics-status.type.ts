import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../date-time.scalar.js';

@ObjectType('StatisticsStatus', {
  simpleResolvers: true,
  description: 'How old the numbers are that recommendations count with; null before the first count.',
})
export class StatisticsStatusType {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When popularity was last brought up to date.',
  })
  readonly popularityAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was last counted what is bought together.',
  })
  readonly neighboursAt!: Date | null;
}
