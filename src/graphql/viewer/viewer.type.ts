import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Viewer', { simpleResolvers: true, description: 'Who is asking, as Vitrine sees them.' })
export class ViewerType {
  @Field(() => ID, {
    description: "'visitor:' or 'shopper:' and the id that was sent; 'unknown' for a request without any.",
  })
  readonly id!: string;

  @Field(() => Boolean, {
    description: 'True where a signed token or key proved who is asking; false for a visitor.',
  })
  readonly identified!: boolean;

  /** Whose events are the viewer's history. */
  readonly identities!: readonly string[];
}
