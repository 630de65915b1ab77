import { Field, Int, ObjectType } from 'type-graphql';
import { RejectedItemType } from '../events/rejected-item.type.js';

@ObjectType('WriteProductsPayload', {
  simpleResolvers: true,
  description: 'What became of a catalogue write. The search index follows within about a second.',
})
export class WriteProductsPayloadType {
  @Field(() => Int, { description: 'Products that were changed.' })
  readonly written!: number;

  @Field(() => Int, { description: 'Products that were so already, or not there to delete.' })
  readonly unchanged!: number;

  @Field(() => [RejectedItemType], {
    description: 'Bad entries, refused one by one; the good ones were kept.',
  })
  readonly rejected!: readonly RejectedItemType[];
}
