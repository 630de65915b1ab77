import { Field, ObjectType } from 'type-graphql';
import type { Product } from '../../domain/products/product.js';
import { ProductType } from '../product/product.type.js';
import { CategorySuggestionType } from './category-suggestion.type.js';
import { QuerySuggestionType } from './query-suggestion.type.js';

@ObjectType('Suggestions', {
  simpleResolvers: true,
  description: 'Completions for a half-typed query, best first.',
})
export class SuggestionsType {
  @Field(() => [QuerySuggestionType], {
    description: 'Whole queries, from what shoppers searched, categories and titles.',
  })
  readonly queries!: readonly QuerySuggestionType[];

  @Field(() => [ProductType], { description: 'Products whose title fits.' })
  readonly products!: readonly Product[];

  @Field(() => [CategorySuggestionType], { description: 'Categories whose name fits.' })
  readonly categories!: readonly CategorySuggestionType[];
}
