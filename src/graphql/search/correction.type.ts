import { Field, ObjectType } from 'type-graphql';

@ObjectType('Correction', { simpleResolvers: true, description: "A misspelt word and the catalogue's own." })
export class CorrectionType {
  @Field(() => String, { description: 'As typed.' })
  readonly from!: string;

  @Field(() => String, { description: 'As searched.' })
  readonly to!: string;
}
