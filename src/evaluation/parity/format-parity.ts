import { mean, quantile } from 'simple-statistics';
import { formatColumns } from '../format-columns.js';
import { QUESTION_KINDS } from './parity-question.js';
import type { ParityAnswer, ParityReport } from './parity-report.js';
import { REASONS } from './why-different.js';

/** Enough to look at with one's own eyes. */
const SHOWN = 10;

/** A report as text: agreement by kind of question, why answers differ, and those that differ most. */
export function formatParity({ products, answers }: ParityReport): string {
  const rows = QUESTION_KINDS.map((kind) => answers.filter(({ question }) => question.kind === kind))
    .filter((own) => own.length > 0)
    .map((own) => formatRow(own[0]!.question.kind, own));
  const reasons = REASONS.map(
    (reason) => [reason, answers.filter((answer) => answer.reason === reason)] as const,
  )
    .filter(([, own]) => own.length > 0)
    .map(([reason, own]) => [
      reason,
      String(own.length),
      mean(own.map((answer) => answer.overlap)).toFixed(3),
    ]);
  const worst = [...answers]
    .filter(({ reason }) => reason !== undefined)
    .sort((a, b) => a.overlap - b.overlap || a.agreement - b.agreement)
    .slice(0, SHOWN);
  return [
    `embedded and Elasticsearch, ${products} products`,
    formatColumns([HEADER, ...rows, formatRow('all', answers)]),
    '',
    formatColumns([['why the first ten differ', 'questions', 'overlap@10'], ...reasons]),
    '',
    'largest differences',
    ...worst.map(formatAnswer),
  ].join('\n');
}

const HEADER = ['', 'questions', 'overlap@10', 'lowest', '10 %', '25 %', 'median', 'RBO (.9)'];

function formatRow(name: string, answers: readonly ParityAnswer[]): string[] {
  const overlaps = answers.map(({ overlap }) => overlap);
  return [
    name,
    String(answers.length),
    mean(overlaps).toFixed(3),
    ...quantile(overlaps, [0, 0.1, 0.25, 0.5]).map((value) => value.toFixed(2)),
    mean(answers.map(({ agreement }) => agreement)).toFixed(3),
  ];
}

function formatAnswer({ question, overlap, reason, notes }: ParityAnswer): string {
  const { kind, text, filter, sort } = question;
  const asked = [text, filter && JSON.stringify(filter), sort].filter(Boolean).join(' ');
  const [a, b] = notes.map(({ searched, rung, totalCount }) => `${rung} '${searched}' ${totalCount}`);
  return `  ${overlap.toFixed(2)} ${kind}: ${asked}\n       ${reason}: ${a} | ${b}`;
}
