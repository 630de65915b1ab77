import { decodeHTMLStrict } from 'entities';

/** What a page would not show: comments, and elements whose content is code. */
const HIDDEN = /<!--[\s\S]*?-->|<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;
/** Elements that stand within a word. */
const INLINE = /<\/?(a|abbr|b|em|font|i|mark|s|small|span|strong|sub|sup|u)\b[^<>]*>/gi;
/** Elements that begin a line. */
const BREAK = /<\/?(br|p|div|h[1-6]|li|ol|tr|ul)\b[^<>]*>/gi;
/** Any other tag parts what stands around it. '<3' and 'a < b' are no tags. */
const TAG = /<\/?[a-z][^<>]*>/gi;

export const stripTags = (text: string): string =>
  text.replace(HIDDEN, ' ').replace(INLINE, '').replace(BREAK, '\n').replace(TAG, ' ');

/** '&amp;' → '&'. Only entities that end in a semicolon: 'R&D' and '?a=1&copy=2' are none. */
export const decodeEntities = (text: string): string => decodeHTMLStrict(text);
