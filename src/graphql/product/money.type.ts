import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('Money', {
  simpleResolvers: true,
  description:
    "A price in minor units of its currency, with the decimal text ready to show: 1999 GBP is '19.99'.",
})
export class MoneyType {
  @Field(() => Int, { description: 'Whole minor units: pence, cents; yen where a currency has none.' })
  readonly minorUnits!: number;

  @Field(() => String, { description: 'ISO 4217, such as GBP.' })
  readonly currencyCode!: string;
}
