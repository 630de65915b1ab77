import { Field, ObjectType } from 'type-graphql';
import type { DegradationCause } from '../../ranking/ranking-report.js';
import { DegradationCauseEnum } from './degradation-cause.enum.js';

@ObjectType('Degradation', { simpleResolvers: true, description: 'A stage that was skipped or cut short.' })
export class DegradationType {
  @Field(() => String, { description: 'The stage, as in `RankingReport.stages`.' })
  readonly stage!: string;

  @Field(() => DegradationCauseEnum, { description: 'Why it could not do its work.' })
  readonly cause!: DegradationCause;
}
