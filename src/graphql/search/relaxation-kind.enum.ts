import type { RelaxationKind } from '../../domain/query-interpretation.js';
import { describedEnum } from '../described-enum.js';

export const RelaxationKindEnum = describedEnum<RelaxationKind>(
  'RelaxationKind',
  'What was loosened because too little matched; mildest first.',
  {
    FEWER_WORDS: 'Most of the words are enough.',
    ANY_WORD: 'Any of the words is enough.',
    SEMANTIC: 'Products that mean something like it, whatever their words.',
    FILTER_DROPPED: 'One filter was left out.',
  },
);
