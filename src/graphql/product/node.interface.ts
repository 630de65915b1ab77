import { Field, ID, InterfaceType } from 'type-graphql';

/** Only products have an identity of their own in the schema. */
@InterfaceType('Node', {
  description: 'Something with an identity of its own.',
  resolveType: () => 'Product',
})
export abstract class NodeInterface {
  @Field(() => ID, { description: "The shop's own id, stable and unique among its kind." })
  readonly id!: string;
}
