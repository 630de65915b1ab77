import { Field, Int, ObjectType } from 'type-graphql';
import { RejectedItemType } from '../events/rejected-item.type.js';

@ObjectType('WriteSynonymsPayload', {
  simpleResolvers: true,
  description:
    'What became of a change of synonyms. The next search of this gateway follows it, those of others within about a second.',
})
export class WriteSynonymsPayloadType {
  @Field(() => Int, { description: 'Groups that were changed.' })
  readonly written!: number;

  @Field(() => Int, { description: 'Groups that were so already, or not there to delete.' })
  readonly unchanged!: number;

  @Field(() => [RejectedItemType], {
    description: 'Bad entries, refused one by one; the good ones were kept.',
  })
  readonly rejected!: readonly RejectedItemType[];
}
