import { foldText } from './fold-text.js';

/** An identifier in its one spelling: letters and digits only, lower case. 'XK-4471 b' → 'xk4471b'. */
export const normaliseCode = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
