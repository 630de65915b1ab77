import { looksLikeCode } from '../domain/text/looks-like-code.js';
import type { Rung } from './product-index.js';

const RUNGS: readonly Rung[] = ['ALL', 'MOST', 'ANY'];

/** The rungs that a text may be loosened to, strictest first: a part number is not loosened to half of it. */
export const rungsFor = (text: string): readonly Rung[] => (looksLikeCode(text) ? ['ALL'] : RUNGS);
