import { Field, Float, ObjectType } from 'type-graphql';
import type { InferenceDevice } from '../../inference/model-info.js';
import { InferenceDeviceEnum } from '../answer/inference-device.enum.js';

@ObjectType('ModelStatus', { simpleResolvers: true, description: 'A neural model that is installed.' })
export class ModelStatusType {
  @Field(() => String, { description: 'Its name in the manifest.' })
  readonly name!: string;

  @Field(() => String, { description: 'Its version in the manifest.' })
  readonly version!: string;

  @Field(() => String, { description: 'What it does, such as cross-encoder.' })
  readonly task!: string;

  @Field(() => InferenceDeviceEnum, { description: 'What it runs on; of several, its fastest process.' })
  readonly device!: InferenceDevice;

  @Field(() => [InferenceDeviceEnum], {
    description: 'What each of its processes that take work now runs on; empty while the model is down.',
  })
  readonly devices!: readonly InferenceDevice[];

  @Field(() => Float, {
    nullable: true,
    description: 'Pairs it scored per second lately; null before it scored any.',
  })
  readonly pairsPerSecond!: number | null;
}
