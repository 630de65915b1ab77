/** Lower case without marks and compatibility forms: 'Café' → 'cafe', 'ﬁ' → 'fi', '１' → '1'. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
