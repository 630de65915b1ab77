import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { ProductIndex } from '../../stores/product-index.js';
import { numberWithin, textWithin } from '../limits/bounds.js';
import { listCost } from '../limits/connection-cost.js';
import type { RequestContext } from '../request-context.js';
import { MAX_QUERY_LENGTH } from '../search/max-query-length.js';
import { SuggestionsType } from './suggestions.type.js';

/** A completion is a fraction of a search. */
const SUGGEST_COST = 5;

@Resolver()
export class SuggestResolver {
  constructor(private readonly index: ProductIndex) {}

  @Query(() => SuggestionsType, {
    complexity: listCost(SUGGEST_COST),
    description: 'Completions for a half-typed query; fast enough to type against, and tolerant of a typo.',
  })
  async suggest(
    @Arg('prefix', () => String, { description: 'What is typed so far; at most 256 characters.' })
    prefix: string,
    @Arg('first', () => Int, { defaultValue: 8, description: 'Most of each kind; 1 to 20.' }) first: number,
    @Ctx() { signal, products }: RequestContext,
  ): Promise<SuggestionsType> {
    textWithin('prefix', prefix, MAX_QUERY_LENGTH);
    numberWithin('first', first, 1, 20);
    const { queries, productIds, categories } = await this.index.suggest(prefix, first, signal);
    const found = await products.ofAll(productIds);
    // A product deleted a moment ago may still be in the index.
    return { queries, categories, products: found.filter((product) => product !== null) };
  }
}
