import { repairEncoding } from './repair-encoding.js';
import { decodeEntities, stripTags } from './strip-html.js';

/** Markup may be escaped markup, escaped again by each system it passed; more rounds were never seen. */
const MAX_ROUNDS = 5;
/** Texts without any of these are clean. Saves most of the work: most texts are. */
const SUSPICIOUS = /[<&\u00c2-\u00f4\ufffd]|\p{Cc}|\p{Cs}|[^\S ]|\s\s|^\s|\s$/u;
const CONTROL = /[^\P{Cc}\s]|\p{Cs}|\ufffd/gu;

/** A text as a person should see it, with a name for each thing that was done to it. */
export interface CleanText {
  readonly text: string;
  readonly repairs: readonly string[];
}

/**
 * Repairs a text to be shown: encodings that were read wrong, HTML, entities, control characters, white space.
 * Line breaks stay. Cleaning what is clean changes nothing.
 */
export function cleanText(given: string): CleanText {
  if (!SUSPICIOUS.test(given)) return { text: given, repairs: [] };
  const repairs: string[] = [];
  let text = given;
  const step = (name: string, repair: (text: string) => string): void => {
    const after = repair(text);
    if (after !== text && !repairs.includes(name)) repairs.push(name);
    text = after;
  };
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = text;
    step('broken encoding', repairEncoding);
    step('HTML', stripTags);
    step('entities', decodeEntities);
    step('control characters', (dirty) => dirty.replace(CONTROL, ''));
    if (text === before) break;
  }
  step('white space', tidySpace);
  return { text, repairs };
}

const tidySpace = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
