import { Field, ObjectType } from 'type-graphql';
import type { Money } from '../../domain/products/money.js';
import { shortList } from '../limits/connection-cost.js';
import { MoneyType } from './money.type.js';
import { NodeInterface } from './node.interface.js';
import { ProductAttributeType } from './product-attribute.type.js';

/** Attributes of a product that says much about itself. */
const USUAL_ATTRIBUTES = 6;

@ObjectType('Product', {
  implements: NodeInterface,
  simpleResolvers: true,
  description: 'Something the shop sells.',
})
export class ProductType extends NodeInterface {
  @Field(() => String, { description: 'What it is called in the shop.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'Plain text; null where the catalogue has none.' })
  readonly description!: string | null;

  @Field(() => String, { nullable: true, description: 'Who makes it; null where unknown.' })
  readonly brand!: string | null;

  @Field(() => [String], {
    description: "From the root to the leaf, e.g. ['Home', 'Kitchen', 'Kettles']; empty where unknown.",
  })
  readonly categoryPath!: readonly string[];

  @Field(() => MoneyType, { description: 'What one piece costs.' })
  readonly price!: Money;

  @Field(() => String, {
    nullable: true,
    description: 'An http or https address; null where there is no image.',
  })
  readonly imageUrl!: string | null;

  @Field(() => Boolean, { description: 'Whether it can be bought now.' })
  readonly inStock!: boolean;

  @Field(() => [ProductAttributeType], {
    complexity: shortList(USUAL_ATTRIBUTES),
    description: 'In the order of the catalogue.',
  })
  readonly attributes!: readonly ProductAttributeType[];
}
