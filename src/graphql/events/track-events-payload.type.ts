import { Field, Int, ObjectType } from 'type-graphql';
import { RejectedItemType } from './rejected-item.type.js';

@ObjectType('TrackEventsPayload', {
  simpleResolvers: true,
  description: 'Bad events are refused one by one; the good ones of the same call are kept.',
})
export class TrackEventsPayloadType {
  @Field(() => Int, { description: 'Events stored by this call; they count in the next answer.' })
  readonly accepted!: number;

  @Field(() => Int, { description: 'Events that were stored before, by their `eventId`.' })
  readonly duplicates!: number;

  @Field(() => [RejectedItemType], { description: 'Events that were refused, by their place in the call.' })
  readonly rejected!: readonly RejectedItemType[];
}
