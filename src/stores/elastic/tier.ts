/**
 * What puts products above others, each far above any sum of words: a whole code above a part above a beginning, above
 * all words, above all of an equivalent, above most. A looser rung thus goes on where the stricter one ends, and an
 * equivalent never stands before the word itself. Not higher: a score is a float of 24 bits.
 */
export const TIER = {
  codeWhole: { boost: 6000, _name: 'code-whole' },
  codePart: { boost: 5000, _name: 'code-part' },
  codePrefix: { boost: 4000, _name: 'code-prefix' },
  all: { boost: 3000, _name: 'all-words' },
  equivalent: { boost: 2000, _name: 'all-of-an-equivalent' },
  most: { boost: 1000, _name: 'most-words' },
} as const;
