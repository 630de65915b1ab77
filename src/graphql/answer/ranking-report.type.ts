import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { InferenceDevice } from '../../inference/model-info.js';
import { DegradationType } from './degradation.type.js';
import { InferenceDeviceEnum } from './inference-device.enum.js';
import { StageTimingType } from './stage-timing.type.js';

@ObjectType('RankingReport', { simpleResolvers: true, description: 'How the answer was made.' })
export class RankingReportType {
  @Field(() => Int, { description: 'Products that were considered, each counted once.' })
  readonly candidates!: number;

  @Field(() => Int, { description: 'How many of them the neural model read; 0 where it did not run.' })
  readonly reranked!: number;

  @Field(() => String, { nullable: true, description: 'The neural model that ran; null where none did.' })
  readonly model!: string | null;

  @Field(() => InferenceDeviceEnum, {
    nullable: true,
    description: 'What the model ran on; null where none did.',
  })
  readonly device!: InferenceDevice | null;

  @Field(() => [DegradationType], {
    description: 'Stages that were skipped or cut short, each with its cause; empty when all went well.',
  })
  readonly degraded!: readonly DegradationType[];

  @Field(() => [StageTimingType], { description: 'Every stage that ran, in running order.' })
  readonly stages!: readonly StageTimingType[];

  @Field(() => Float, { description: 'Milliseconds from the first stage to the last.' })
  readonly tookMs!: number;
}
