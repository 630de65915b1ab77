import { currencyDigits } from '../../domain/products/money.js';
import type { ColumnRules } from './mapping.js';

/** What a field of ours is made of. */
export type CellKind = 'text' | 'number' | 'flag' | 'moment' | 'list';

/** Separates the levels of a category where a mapping does not say. */
const LIST_SEPARATOR = '>';

/**
 * A cell as a value of a kind; cells that already are of it stay as they are. What cannot be read stays too:
 * the rules of products and events say what is wrong with it.
 */
export function readCell(cell: unknown, kind: CellKind, rules: Partial<ColumnRules> = {}): unknown {
  if (rules.amountIn !== undefined) return toMinorUnits(cell, rules.amountIn);
  if (kind === 'text') return typeof cell === 'number' ? String(cell) : cell;
  if (typeof cell !== 'string') return cell;
  if (kind === 'number') return /^[+-]?\d+(\.0*)?$/.test(cell) ? Number(cell) : cell;
  if (kind === 'flag') return toFlag(cell);
  return kind === 'list' ? toList(cell, rules.split ?? LIST_SEPARATOR) : toIsoMoment(cell);
}

/** '2.55' in GBP → 255. Moves the decimal point in the text, where no binary fraction can round it wrong. */
function toMinorUnits(cell: unknown, currencyCode: string): unknown {
  const text = String(cell);
  return /^[+-]?\d+(\.\d*)?$/.test(text)
    ? Math.round(Number(`${text}e${currencyDigits(currencyCode)}`))
    : cell;
}

function toFlag(text: string): unknown {
  if (/^(true|yes|y|1)$/i.test(text)) return true;
  return /^(false|no|n|0)$/i.test(text) ? false : text;
}

/** A list of texts: JSON, or texts with a separator between them. */
export function toList(text: string, separator: string): unknown {
  if (text.startsWith('[')) {
    try {
      return JSON.parse(text);
    } catch {
      // A text that happens to begin with a bracket.
    }
  }
  return text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** '2010-12-01 08:26' → '2010-12-01T08:26:00Z': a time without a zone is read as UTC, a day as its beginning. */
function toIsoMoment(text: string): string {
  const [, day, minutes, rest] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?)?$/.exec(text) ?? [];
  return day === undefined ? text : `${day}T${minutes ?? '00:00'}${rest ?? ':00'}Z`;
}
