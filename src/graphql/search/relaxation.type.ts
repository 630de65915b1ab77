import { Field, ObjectType } from 'type-graphql';
import type { RelaxationKind } from '../../domain/query-interpretation.js';
import { RelaxationKindEnum } from './relaxation-kind.enum.js';

@ObjectType('Relaxation', { simpleResolvers: true, description: 'A step that was taken to find more.' })
export class RelaxationType {
  @Field(() => RelaxationKindEnum, { description: 'Which step.' })
  readonly kind!: RelaxationKind;

  @Field(() => String, { description: 'A sentence for the shopper.' })
  readonly detail!: string;
}
