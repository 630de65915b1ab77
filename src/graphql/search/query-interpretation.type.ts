import { Field, ObjectType } from 'type-graphql';
import { CorrectionType } from './correction.type.js';
import { RelaxationType } from './relaxation.type.js';

@ObjectType('QueryInterpretation', {
  simpleResolvers: true,
  description: 'What was understood, and everything that was changed about the query.',
})
export class QueryInterpretationType {
  @Field(() => String, { description: 'As typed.' })
  readonly query!: string;

  @Field(() => String, { description: 'As searched, after corrections.' })
  readonly searched!: string;

  @Field(() => [CorrectionType], {
    description: 'Words that were corrected; `options.verbatim` undoes them.',
  })
  readonly corrections!: readonly CorrectionType[];

  @Field(() => [RelaxationType], { description: 'Steps that were taken because too little matched.' })
  readonly relaxations!: readonly RelaxationType[];
}
