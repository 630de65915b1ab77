import { FieldResolver, Resolver, Root } from 'type-graphql';
import { explainSearch } from '../../ranking/explain-search.js';
import type { Highlight } from '../../stores/product-index.js';
import { ExplanationType } from '../answer/explanation.type.js';
import { toExplanation } from '../answer/to-explanation.js';
import { shortList } from '../limits/connection-cost.js';
import { HighlightType } from './highlight.type.js';
import { SearchEdgeType } from './search-edge.type.js';

/** Fields that usually have a match: title and one more. */
const USUAL_HIGHLIGHTS = 2;

@Resolver(() => SearchEdgeType)
export class SearchEdgeResolver {
  @FieldResolver(() => [HighlightType], {
    complexity: shortList(USUAL_HIGHLIGHTS),
    description: 'Fields with a match, for showing why it was found.',
  })
  highlights(@Root() { pageHighlights, node }: SearchEdgeType): Promise<readonly Highlight[]> {
    return pageHighlights.of(node.id);
  }

  @FieldResolver(() => ExplanationType, { description: 'Why it stands where it stands.' })
  why(@Root() { ranked, notes }: SearchEdgeType): ExplanationType {
    return toExplanation(ranked, explainSearch(ranked, notes));
  }
}
