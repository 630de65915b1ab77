import { hash as oneHash } from 'node:crypto';
import type { ColumnRules, FieldRules } from './mapping.js';
import { readCell, type CellKind } from './read-cell.js';

/** 16 bytes of SHA-256: two of a billion rows share an id with a chance of 1 in 10^21. */
const HASH_BYTES = 16;

type Cells = Readonly<Record<string, unknown>>;
/** A field's value, undefined where the row has none; or why the row cannot be kept. */
export type FieldReading = { readonly value: unknown } | { readonly dropped: string };

/** The reader of one field, made once for all rows. */
export function fieldReader(rules: FieldRules, kind: CellKind): (cells: Cells) => FieldReading {
  if ('value' in rules) return () => rules;
  if ('hashOf' in rules) return (cells) => ({ value: rules.prefix + hash(rules.hashOf, cells) });
  return (cells) => readColumn(cells[rules.column], kind, rules);
}

function readColumn(cell: unknown, kind: CellKind, rules: ColumnRules): FieldReading {
  let given = typeof cell === 'string' ? cell.trim() : cell;
  if (typeof given === 'string') {
    if (rules.remove) given = given.replace(rules.remove, '');
    if (rules.upperCase) given = String(given).toUpperCase();
  }
  if (given === '' || given == null) return { value: undefined };
  if (rules.matches && !rules.matches.test(String(given))) return { dropped: rules.otherwise };
  const value = readCell(given, kind, rules);
  return rules.aboveZero && typeof value === 'number' && value <= 0
    ? { dropped: 'price is not above zero' }
    : { value };
}

function hash(columns: readonly string[], cells: Cells): string {
  const text = JSON.stringify(columns.map((column) => cells[column]));
  return oneHash('sha256', text, 'buffer').subarray(0, HASH_BYTES).toString('base64url');
}
