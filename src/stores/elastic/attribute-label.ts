import { joinTexts, splitTexts } from './joined-text.js';

/** An attribute's name by which it is compared, and as the catalogue spells it. */
export interface AttributeLabel {
  /** In lower case. */
  readonly facet: string;
  readonly spelt: string;
}

export const joinLabel = (name: string): string => joinTexts([name.toLowerCase(), name]);

export function splitLabel(joined: string): AttributeLabel {
  const [facet = '', spelt = ''] = splitTexts(joined);
  return { facet, spelt };
}
