const ASCII = /^[\x20-\x7e]*$/;

/** Letters that Unicode does not take apart, as Lucene's ASCIIFoldingFilter writes them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};
const WHOLE_LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** Lower case without marks and compatibility forms: 'Café' → 'cafe', 'Smørbrød' → 'smorbrod', '１' → '1'. */
export function foldText(text: string): string {
  // Most words of most shops; normalising them would take ten times as long.
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(WHOLE_LETTER, (letter) => LETTERS[letter]!);
}
