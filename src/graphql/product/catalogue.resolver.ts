import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { check } from '../../domain/checked.js';
import { checkProduct, productIdRules } from '../../domain/products/product-rules.js';
import type { ProductCatalog } from '../../stores/product-catalog.js';
import { requirePartner } from '../authentication/require-partner.js';
import { sortOut } from '../events/sort-out.js';
import { listWithin } from '../limits/bounds.js';
import type { RequestContext } from '../request-context.js';
import { ProductInput } from './product.input.js';
import { WriteProductsPayloadType } from './write-products-payload.type.js';

/** Products of one call: one statement of some hundred kilobytes. Larger catalogues take more calls, or an import. */
const MAX_PRODUCTS = 500;

@Resolver()
export class CatalogueResolver {
  constructor(private readonly catalog: ProductCatalog) {}

  @Mutation(() => WriteProductsPayloadType, {
    description:
      'Catalogue write for partners (X-Api-Key with the scope catalogue:write). Safe to repeat: what is so already is not written again.',
  })
  async upsertProducts(
    @Arg('products', () => [ProductInput], {
      description: 'At most 500; of two with one id the later counts.',
    })
    products: ProductInput[],
    @Ctx() { caller, now }: RequestContext,
  ): Promise<WriteProductsPayloadType> {
    requirePartner(caller, 'catalogue:write');
    const { good, rejected } = sortOut(
      listWithin('products', products, MAX_PRODUCTS),
      ({ id }) => id,
      (product) => checkProduct(product, now),
    );
    const counts = await this.catalog.write(good.map(({ value }) => value));
    return { ...counts, rejected };
  }

  @Mutation(() => WriteProductsPayloadType, {
    description:
      'Takes products out of the shop, for partners (X-Api-Key with the scope catalogue:write). Safe to repeat; unknown ids are unchanged.',
  })
  async deleteProducts(
    @Arg('ids', () => [ID], { description: 'At most 500.' }) ids: string[],
    @Ctx() { caller }: RequestContext,
  ): Promise<WriteProductsPayloadType> {
    requirePartner(caller, 'catalogue:write');
    const { good, rejected } = sortOut(
      listWithin('ids', ids, MAX_PRODUCTS),
      (id) => id,
      (id) => check(productIdRules, id),
    );
    const counts = await this.catalog.delete(good.map(({ value }) => value));
    return { ...counts, rejected };
  }
}
