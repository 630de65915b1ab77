import { Field, ObjectType } from 'type-graphql';

@ObjectType('HighlightFragment', {
  simpleResolvers: true,
  description: 'A piece of a text, in reading order.',
})
export class HighlightFragmentType {
  @Field(() => String, { description: 'Plain text: escape it like any other.' })
  readonly text!: string;

  @Field(() => Boolean, { description: 'Whether it matched what was typed.' })
  readonly matched!: boolean;
}
