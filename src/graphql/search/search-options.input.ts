import { Field, InputType, Int } from 'type-graphql';
import type { RerankMode } from '../../domain/rerank-mode.js';
import { RerankModeEnum } from '../answer/rerank-mode.enum.js';

@InputType('SearchOptionsInput', { description: 'How a search is made.' })
export class SearchOptionsInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Search the words exactly as typed: no correction, no relaxation. Default false.',
  })
  readonly verbatim?: boolean | null;

  @Field(() => RerankModeEnum, {
    nullable: true,
    description: 'Whether neural models have a say. Default AUTO.',
  })
  readonly rerank?: RerankMode | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the viewer's taste may move the order. Default true.",
  })
  readonly personalise?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Answer within this many milliseconds, with what is ready by then; 10 to 10,000. Without one nothing is cut but the reading of the cross-encoder, which takes 50 ms.',
  })
  readonly deadlineMs?: number | null;
}
