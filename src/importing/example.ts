import type { Row } from './row.js';

const SHOWN_CELLS = 6;

/** The beginning of a row, for the report. */
export const example = ({ values }: Row): string =>
  values === null
    ? ''
    : Object.values(values)
        .slice(0, SHOWN_CELLS)
        .map((cell) => (typeof cell === 'object' ? JSON.stringify(cell) : String(cell)))
        .join(' | ');
