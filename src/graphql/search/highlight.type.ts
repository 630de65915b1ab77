import { Field, ObjectType } from 'type-graphql';
import { shortList } from '../limits/connection-cost.js';
import { HighlightFragmentType } from './highlight-fragment.type.js';

/** A title in which two words matched. */
const USUAL_FRAGMENTS = 4;

@ObjectType('Highlight', {
  simpleResolvers: true,
  description: "A field's text in pieces; the pieces that matched are marked.",
})
export class HighlightType {
  @Field(() => String, { description: "The product's field, such as title." })
  readonly field!: string;

  @Field(() => [HighlightFragmentType], {
    complexity: shortList(USUAL_FRAGMENTS),
    description: 'Together they are the whole text, or the part of it around the match.',
  })
  readonly fragments!: readonly HighlightFragmentType[];
}
