import type { EventMapping, ProductMapping } from './mapping.js';

/** The columns that a file of a mapping must have. */
export function requiredColumns(mapping: ProductMapping | EventMapping): string[] {
  const rules = Object.values(mapping).flat() as unknown[];
  return [...new Set(rules.flatMap(columnsOf))];
}

function columnsOf(rules: unknown): string[] {
  if (typeof rules !== 'object' || rules === null) return [];
  if ('hashOf' in rules) return rules.hashOf as string[];
  return 'column' in rules && !(rules as { optional?: boolean }).optional ? [String(rules.column)] : [];
}
