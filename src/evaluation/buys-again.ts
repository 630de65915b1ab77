/** Whether any shopper bought a product twice; where nobody does, what a shopper has is no answer. */
export function buysAgain(lines: Iterable<readonly [shopper: string, productId: string]>): boolean {
  const seen = new Set<string>();
  for (const line of lines) if (seen.size === seen.add(line.join('\n')).size) return true;
  return false;
}
