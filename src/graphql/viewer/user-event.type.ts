import { Field, ID, ObjectType } from 'type-graphql';
import type { EventType } from '../../domain/event.js';
import { DateTimeScalar } from '../date-time.scalar.js';
import { EventTypeEnum } from '../events/event-type.enum.js';

@ObjectType('UserEvent', { simpleResolvers: true, description: 'Something the viewer did.' })
export class UserEventType {
  @Field(() => ID, { description: 'As the client made it.' })
  readonly eventId!: string;

  @Field(() => EventTypeEnum, { description: 'What was done.' })
  readonly type!: EventType;

  @Field(() => DateTimeScalar, { description: 'When, by the client.' })
  readonly occurredAt!: Date;

  /** What the resolver of `product` works from. */
  readonly productId!: string;
}
