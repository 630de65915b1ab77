import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('EraseHistoryPayload', {
  simpleResolvers: true,
  description: 'What was deleted.',
})
export class EraseHistoryPayloadType {
  @Field(() => Int, { description: 'Events, on all devices of the viewer.' })
  readonly events!: number;

  @Field(() => Int, { description: 'Searches that were kept under the viewer’s name.' })
  readonly searches!: number;

  @Field(() => Int, {
    description: 'Answers, of searches and of recommendations, that were kept under the viewer’s name.',
  })
  readonly answers!: number;

  @Field(() => Int, {
    description: 'Devices of which it is no longer known that the shopper signed in on them.',
  })
  readonly devices!: number;
}
