import { Arg, Ctx, FieldResolver, Float, ID, Query, Resolver, Root } from 'type-graphql';
import { VitrineError } from '../../domain/errors.js';
import type { Product } from '../../domain/products/product.js';
import { idsWithin, textWithin } from '../limits/bounds.js';
import { perEntry } from '../limits/connection-cost.js';
import type { RequestContext } from '../request-context.js';
import { MAX_QUERY_LENGTH } from '../search/max-query-length.js';
import { ProductType } from './product.type.js';

/** Products of one call: a page of them. */
const MAX_IDS = 100;
/** A pair that the neural model reads costs about as much as a dozen fields. */
const RELEVANCE_COST = 12;

@Resolver(() => ProductType)
export class ProductResolver {
  @Query(() => ProductType, {
    nullable: true,
    description: 'One product; null where the shop has none with this id.',
  })
  product(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: RequestContext) {
    const [checked] = idsWithin('id', [id], 1);
    return context.products.load(checked!);
  }

  @Query(() => [ProductType], {
    nullable: 'items',
    complexity: perEntry('ids'),
    description: 'Several products in the order of their ids; null for each that the shop does not have.',
  })
  products(
    @Arg('ids', () => [ID], { description: 'At most 100.' }) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<(Product | null)[]> {
    return context.products.ofAll(idsWithin('ids', ids, MAX_IDS));
  }

  @FieldResolver(() => Float, {
    complexity: RELEVANCE_COST,
    description:
      'How well the product answers a query, 0 to 1, by the neural model. Calls of one operation are batched. UNAVAILABLE where no model is installed.',
  })
  relevance(
    @Root() product: Product,
    @Arg('query', () => String, { description: 'What a shopper might type; 1 to 256 characters.' })
    query: string,
    @Ctx() context: RequestContext,
  ): Promise<number> {
    const text = textWithin('query', query, MAX_QUERY_LENGTH, 1);
    return relevanceOf(text, product, context);
  }
}

async function relevanceOf(
  query: string,
  product: Product,
  { pairScores, signal }: RequestContext,
): Promise<number> {
  if (!pairScores)
    throw new VitrineError(
      'UNAVAILABLE',
      'relevance needs a cross-encoder, and none is installed. Leave the field out; `why` explains the order.',
    );
  const { relevance } = await pairScores.load(query, product, signal);
  return relevance;
}
