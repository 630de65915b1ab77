import { Field, InputType, Int, ObjectType } from 'type-graphql';

const description =
  'How much a word counts by the field it is in: 0 to 20, at least one above 0. A field of weight 0 is left out: what has a word only there is not found by it.';

@ObjectType('FieldWeights', { simpleResolvers: true, description })
@InputType('FieldWeightsInput', { description })
export class FieldWeightsType {
  @Field(() => Int, { description: 'What the product is called.' })
  readonly title!: number;

  @Field(() => Int, { description: 'The text about it.' })
  readonly description!: number;

  @Field(() => Int, { description: 'Who makes it.' })
  readonly brand!: number;

  @Field(() => Int, { description: 'Every level of its category.' })
  readonly category!: number;

  @Field(() => Int, { description: 'The values of its attributes.' })
  readonly attributes!: number;
}
