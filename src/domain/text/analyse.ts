import { stemPlural } from './stem-plural.js';
import { tokenise } from './tokenise.js';

/** The terms by which a text is indexed and searched. */
export const analyse = (text: string): string[] => tokenise(text).map((token) => stemPlural(token.text));
