import { FieldResolver, Resolver, Root } from 'type-graphql';
import { formatAmount, type Money } from '../../domain/products/money.js';
import { MoneyType } from './money.type.js';

@Resolver(() => MoneyType)
export class MoneyResolver {
  @FieldResolver(() => String, {
    description: 'The decimal text without a symbol, with as many digits as the currency has.',
  })
  amount(@Root() money: Money): string {
    return formatAmount(money);
  }
}
