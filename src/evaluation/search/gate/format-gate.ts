import { formatColumns } from '../../format-columns.js';
import { formatInterval } from '../../format-interval.js';
import type { GateCheck } from './gate-check.js';

/** Enough to see what went wrong. */
const SHOWN = 10;

const HEADER = ['', '', 'NDCG@10 [95 %]', 'won', 'lost', 'tied'];

/** The gate's answers as a table; below it, for each one that is worse, the queries that lost most. */
export function formatGate(checks: readonly GateCheck[]): string {
  const cells = checks.map(({ title, comparison, verdict, failed }) => [
    title,
    failed ? `FAILED: ${verdict}` : verdict,
    ...(comparison
      ? [formatInterval(comparison.ndcg), comparison.won, comparison.lost, comparison.tied].map(String)
      : ['', '', '', '']),
  ]);
  const worse = checks.filter(({ failed, comparison }) => failed && comparison);
  return [formatColumns([HEADER, ...cells]), ...worse.map(formatLosses)].join('\n\n');
}

function formatLosses({ title, comparison }: GateCheck): string {
  const { before, after, losses } = comparison!;
  const cells = losses
    .slice(0, SHOWN)
    .map((pair) => [
      pair.after.query,
      pair.before.ndcg.toFixed(3),
      pair.after.ndcg.toFixed(3),
      `${pair.after.rung} ${pair.after.searched}`,
    ]);
  return formatColumns([[`${title}: largest losses`, before, after, `searched by ${after}`], ...cells]);
}
