import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar } from '../date-time.scalar.js';
import { ProductAttributeInput } from './product-attribute.input.js';

@InputType('ProductInput', {
  description:
    'A product as the catalogue has it. What is left out becomes empty: an upsert replaces the whole product.',
})
export class ProductInput {
  @Field(() => ID, { description: "The catalogue's own id; 1 to 200 characters." })
  readonly id!: string;

  @Field(() => String, { description: 'What it is called in the shop; 1 to 500 characters.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'Plain text of at most 20,000 characters.' })
  readonly description?: string | null;

  @Field(() => String, { nullable: true, description: 'Who makes it; at most 200 characters.' })
  readonly brand?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: "From the root to the leaf, e.g. ['Home', 'Kitchen', 'Kettles']; at most 10 levels.",
  })
  readonly categoryPath?: string[] | null;

  @Field(() => Int, {
    description: 'What one piece costs in minor units of its currency; 0 to 2,147,483,647.',
  })
  readonly priceMinorUnits!: number;

  @Field(() => String, { description: 'ISO 4217 in capitals, such as GBP.' })
  readonly currencyCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'An http or https address of at most 2,048 characters.',
  })
  readonly imageUrl?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it can be bought now; absent: yes.' })
  readonly inStock?: boolean | null;

  @Field(() => [ProductAttributeInput], {
    nullable: true,
    description: 'At most 100, in the order to show them.',
  })
  readonly attributes?: ProductAttributeInput[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the shop first listed it, for the sort NEWEST; absent: when it was first written.',
  })
  readonly createdAt?: Date | null;
}
