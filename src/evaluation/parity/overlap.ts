/** Share of products that two lists have in common: of the longer one's. Two empty lists agree. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const longer = Math.max(a.length, b.length);
  const seen = new Set(a);
  return longer === 0 ? 1 : b.filter((id) => seen.has(id)).length / longer;
}
