const ASCII = /^[\x20-\x7e]*$/;

/** Lower case without marks and compatibility forms: 'Café' → 'cafe', 'ﬁ' → 'fi', '１' → '1'. */
export function foldText(text: string): string {
  // Most words of most shops; normalising them would take ten times as long.
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
