import { Field, ID, ObjectType } from 'type-graphql';
import type { Viewer, ViewerProfile } from '../../domain/viewers/viewer.js';

@ObjectType('Viewer', { simpleResolvers: true, description: 'Who is asking, as Vitrine sees them.' })
export class ViewerType implements Viewer {
  @Field(() => ID, {
    description: "'visitor:' or 'shopper:' and the id that was sent; 'unknown' for a request without any.",
  })
  readonly id!: string;

  @Field(() => Boolean, {
    description: 'True where a signed token or key proved who is asking; false for a visitor.',
  })
  readonly identified!: boolean;

  /** What the other fields' resolvers work from. */
  readonly shopper!: Viewer['shopper'];
  readonly device!: Viewer['device'];
  readonly saidConsent!: Viewer['saidConsent'];
  readonly profile!: () => Promise<ViewerProfile>;
}
