import { Field, InputType } from 'type-graphql';

@InputType('FacetFilterInput', {
  description: "One facet; any of the values matches. Facets: 'brand', 'category', or an attribute's name.",
})
export class FacetFilterInput {
  @Field(() => String, { description: "'brand', 'category' (anywhere in the path), or an attribute's name." })
  readonly facet!: string;

  @Field(() => [String], { description: 'Values as the facet lists them; 1 to 100.' })
  readonly anyOf!: string[];
}
