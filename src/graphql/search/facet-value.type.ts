import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('FacetValue', { simpleResolvers: true, description: 'One value of a facet.' })
export class FacetValueType {
  @Field(() => String, { description: 'To send as `FacetFilterInput.anyOf`.' })
  readonly value!: string;

  @Field(() => Int, { description: 'Products that would be left by picking it.' })
  readonly count!: number;

  @Field(() => Boolean, { description: 'Whether the filter of this search picks it.' })
  readonly selected!: boolean;
}
