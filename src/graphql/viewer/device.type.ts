import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../date-time.scalar.js';

@ObjectType('Device', {
  simpleResolvers: true,
  description: 'Something with a visitor id of its own that the shopper signed in on: a browser, an app.',
})
export class DeviceType {
  @Field(() => ID, {
    description: "For forgetDevice and its like; not the visitor id, which is the device's own secret.",
  })
  readonly id!: string;

  @Field(() => Boolean, { description: 'Whether this very request comes from it.' })
  readonly current!: boolean;

  @Field(() => Boolean, { description: 'Whether the shopper is signed in on it now.' })
  readonly signedIn!: boolean;

  @Field(() => Boolean, {
    description: 'Whether it was parted from the shopper: as if they had never signed in on it.',
  })
  readonly forgotten!: boolean;

  @Field(() => DateTimeScalar, { description: 'When the shopper first signed in on it.' })
  readonly firstSignInAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When the shopper last signed in on it.' })
  readonly lastSignInAt!: Date;
}
