import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { ProductIndex } from '../../stores/product-index.js';
import { listWithin, numberWithin, textWithin } from '../limits/bounds.js';
import { listCost } from '../limits/connection-cost.js';
import type { RequestContext } from '../request-context.js';
import { FacetType } from './facet.type.js';
import { SearchConnectionType } from './search-connection.type.js';

/** Counting over a match set costs the index about as much as the search. */
const FACETS_COST = 20;
const MAX_NAMES = 20;

@Resolver(() => SearchConnectionType)
export class SearchConnectionResolver {
  constructor(private readonly index: ProductIndex) {}

  @FieldResolver(() => [FacetType], {
    complexity: listCost(FACETS_COST),
    description: "Counts for narrowing down; a facet's own filter does not narrow its counts.",
  })
  async facets(
    @Root() { notes: { searched: text, rung, filter, meant: beside } }: SearchConnectionType,
    @Arg('names', () => [String], {
      nullable: true,
      description: 'Which facets, at most 20; absent: brand, category and the commonest attributes.',
    })
    names: string[] | null,
    @Arg('first', () => Int, { defaultValue: 10, description: 'Values of each facet; 1 to 100.' })
    first: number,
    @Ctx() { signal }: RequestContext,
  ): Promise<readonly FacetType[]> {
    numberWithin('facets.first', first, 1, 100);
    const named = names ? listWithin('facets.names', names, MAX_NAMES) : undefined;
    named?.forEach((name) => textWithin('facets.names', name, 100, 1));
    return this.index.facets({ text, rung, beside, filter, names: named, first }, signal);
  }
}
