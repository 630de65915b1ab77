import { Field, ID, InputType, Int } from 'type-graphql';
import type { EventType, Platform } from '../../domain/event.js';
import { DateTimeScalar } from '../date-time.scalar.js';
import { EventTypeEnum } from './event-type.enum.js';
import { PlatformEnum } from './platform.enum.js';

@InputType('TrackEventInput', { description: 'Something a shopper did with a product.' })
export class TrackEventInput {
  @Field(() => ID, {
    description:
      'Made by the client, such as a UUID; a repeated one is counted as a duplicate. 1 to 200 characters.',
  })
  readonly eventId!: string;

  @Field(() => EventTypeEnum, { description: 'What was done.' })
  readonly type!: EventType;

  @Field(() => ID, { description: 'With which product; one the shop never had is NOT_FOUND.' })
  readonly productId!: string;

  @Field(() => DateTimeScalar, { description: 'When, by the client; from 1995 to at most 10 minutes ahead.' })
  readonly occurredAt!: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'The `requestId` of the answer that led to it, so that the answer can be judged.',
  })
  readonly requestId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Where in that answer the product stood; 0 to 10,000.' })
  readonly position?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Pieces of a cart change or purchase; 1 to 10,000, absent: 1.',
  })
  readonly quantity?: number | null;

  @Field(() => Int, { nullable: true, description: 'What one piece cost, in minor units; 0 or more.' })
  readonly priceMinorUnits?: number | null;

  @Field(() => PlatformEnum, { nullable: true, description: 'Where it happened.' })
  readonly platform?: Platform | null;
}
