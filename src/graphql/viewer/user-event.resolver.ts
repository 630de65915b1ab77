import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Product } from '../../domain/products/product.js';
import { ProductType } from '../product/product.type.js';
import type { RequestContext } from '../request-context.js';
import { UserEventType } from './user-event.type.js';

@Resolver(() => UserEventType)
export class UserEventResolver {
  @FieldResolver(() => ProductType, {
    nullable: true,
    description: 'With which product; null since it was deleted.',
  })
  product(
    @Root() { productId }: UserEventType,
    @Ctx() { products }: RequestContext,
  ): Promise<Product | null> {
    return products.load(productId);
  }
}
