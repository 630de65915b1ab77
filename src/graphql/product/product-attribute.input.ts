import { Field, InputType } from 'type-graphql';

@InputType('ProductAttributeInput', { description: 'A property of a product, such as Colour: red.' })
export class ProductAttributeInput {
  @Field(() => String, { description: '1 to 100 characters; also the name of its facet.' })
  readonly name!: string;

  @Field(() => String, { description: '1 to 1,000 characters.' })
  readonly value!: string;
}
