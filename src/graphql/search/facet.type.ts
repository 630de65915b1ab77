import { Field, ObjectType } from 'type-graphql';
import { FacetValueType } from './facet-value.type.js';

@ObjectType('Facet', { simpleResolvers: true, description: 'A way to narrow a search down.' })
export class FacetType {
  @Field(() => String, { description: "'brand', 'category', or an attribute's name." })
  readonly name!: string;

  @Field(() => [FacetValueType], { description: 'By count, then by name.' })
  readonly values!: readonly FacetValueType[];
}
