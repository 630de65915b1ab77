import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('RejectedItem', {
  simpleResolvers: true,
  description: 'An entry of a batch that was refused, and why.',
})
export class RejectedItemType {
  @Field(() => Int, { description: 'Its place in the call, from 0.' })
  readonly index!: number;

  @Field(() => ID, { nullable: true, description: 'Its own id, as sent.' })
  readonly id!: string | null;

  @Field(() => String, {
    description: 'BAD_USER_INPUT, or NOT_FOUND for an event of a product the shop never had.',
  })
  readonly code!: string;

  @Field(() => String, { description: 'Which field, and what is allowed there.' })
  readonly message!: string;
}
