import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType('StageTiming', { simpleResolvers: true, description: 'What one stage of the ranking did.' })
export class StageTimingType {
  @Field(() => String, { description: 'Its name, such as keyword or cross-encoder.' })
  readonly stage!: string;

  @Field(() => Float, { description: 'Milliseconds it took; stages of one kind run at the same time.' })
  readonly tookMs!: number;

  @Field(() => Int, { description: 'Candidates it was given; 0 for a source, which finds them.' })
  readonly candidatesIn!: number;

  @Field(() => Int, { description: 'Candidates it handed on.' })
  readonly candidatesOut!: number;
}
