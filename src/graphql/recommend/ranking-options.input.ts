import { Field, InputType, Int } from 'type-graphql';
import type { RerankMode } from '../../domain/rerank-mode.js';
import { RerankModeEnum } from '../answer/rerank-mode.enum.js';

@InputType('RankingOptionsInput', { description: 'How a recommendation is made.' })
export class RankingOptionsInput {
  @Field(() => RerankModeEnum, {
    nullable: true,
    description: 'Whether the neural model reorders. Default AUTO.',
  })
  readonly rerank?: RerankMode | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether what the viewer did may choose the products. Default true.',
  })
  readonly personalise?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Answer within this many milliseconds, with what is ready by then; 10 to 10,000.',
  })
  readonly deadlineMs?: number | null;
}
