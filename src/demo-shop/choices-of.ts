import type { Choices } from './department.js';

export const choicesOf = (choices: Choices): string[] => choices.split(' | ');
