import type { RankedEntry } from './ranked-entry.js';
import type { SearchNotes } from './search-query.js';

/** The sentence that says why a product is among the hits, in words of the shopper's query. */
export function explainSearch(entry: RankedEntry, notes: SearchNotes): string {
  if (notes.searched.trim() === '') return 'Among all products of the shop.';
  if (entry.exact) return 'Has the number you typed.';
  const words = entry.matchedTerms.map((term) => `“${term}”`);
  if (words.length === 0) return 'Means something like what you typed.';
  return `Matches ${new Intl.ListFormat('en').format(words)}.`;
}
