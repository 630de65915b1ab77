import type { Question } from '../evaluated-shop.js';

export const QUESTION_KINDS = [
  'four words',
  'two words',
  'misspelt words',
  'identifier',
  'browse',
  'words, filtered or sorted',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Something that both engines are asked. */
export interface ParityQuestion extends Question {
  readonly kind: QuestionKind;
}
