import { Field, ObjectType } from 'type-graphql';

@ObjectType('ProductAttribute', {
  simpleResolvers: true,
  description: 'A property of a product, such as Colour: red.',
})
export class ProductAttributeType {
  @Field(() => String, { description: 'Its name; also the name of its facet.' })
  readonly name!: string;

  @Field(() => String, { description: 'Its value, as the catalogue writes it.' })
  readonly value!: string;
}
