import { mean } from 'simple-statistics';
import { pairedBootstrap } from '../paired-bootstrap.js';
import { FIGURES } from './figure-titles.js';
import { pairedRows } from './paired-rows.js';
import type { Change, SearchReport } from './search-report.js';

/** How every figure moved, row by row. What a report of an earlier version does not have is left out. */
export const compareReports = (before: SearchReport, after: SearchReport, seed: number): Change[] =>
  pairedRows(before, after).flatMap(({ name: row, pairs }) =>
    FIGURES.filter((figure) => pairs.every((pair) => figure in pair.before)).map((figure): Change => {
      const then = pairs.map((pair) => Number(pair.before[figure]));
      const now = pairs.map((pair) => Number(pair.after[figure]));
      return {
        row,
        figure,
        before: mean(then),
        after: mean(now),
        change: pairedBootstrap(now, then, seed),
      };
    }),
  );
