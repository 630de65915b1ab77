import { Field, ObjectType } from 'type-graphql';
import { shortList } from '../limits/connection-cost.js';
import { HighlightFragmentType } from '../search/highlight-fragment.type.js';

/** The typed part and the completed part. */
const USUAL_FRAGMENTS = 2;

@ObjectType('QuerySuggestion', { simpleResolvers: true, description: 'A whole query for a half-typed one.' })
export class QuerySuggestionType {
  @Field(() => String, { description: 'To send as `search(query:)`.' })
  readonly text!: string;

  @Field(() => [HighlightFragmentType], {
    complexity: shortList(USUAL_FRAGMENTS),
    description: 'The same text in pieces; what was typed is marked.',
  })
  readonly highlights!: readonly HighlightFragmentType[];
}
