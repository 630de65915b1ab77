import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import type { AnswerPlace } from '../domain/answer-place.js';
import { PLACEMENTS } from '../domain/placement.js';
import { formatOutcomes } from '../evaluation/outcomes/format-outcomes.js';
import { outcomePage } from '../evaluation/outcomes/outcome-page.js';
import { outcomeReport } from '../evaluation/outcomes/outcome-report.js';
import { runProgram } from './run-program.js';
import { withDatabase } from './with-database.js';

const DAY_MS = 86_400_000;
/** Answers are kept no longer. */
const MAX_DAYS = 90;
/** A month: every weekday four times. */
const DEFAULT_DAYS = 28;

interface ReportFlags {
  readonly since: number;
  readonly json?: string;
  readonly html?: string;
}

const program = new Command('report').description(
  'What shoppers did with what they were shown: clicks, carts and purchases, with intervals.',
);

report(
  'recommendations',
  'What followed on recommendations, by placement, source, position and model.',
  PLACEMENTS,
);
report('searches', 'What followed on searches and on browsing, by the same.', ['SEARCH', 'BROWSE']);

function report(name: string, description: string, places: readonly AnswerPlace[]): void {
  program
    .command(name)
    .description(description)
    .option('--since <days>', 'answers of so many days up to now, 1 to 90', readDays, DEFAULT_DAYS)
    .option('--json <file>', 'writes the figures there as well')
    .option('--html <file>', 'draws the report there, for a browser')
    .action(({ since, json, html }: ReportFlags) =>
      withDatabase(async ({ answerOutcomes, firstFilling }) => {
        const until = new Date();
        const question = { since: new Date(until.getTime() - since * DAY_MS), until, places };
        const found = outcomeReport(
          question,
          await answerOutcomes.of(question),
          await firstFilling.isThere(),
        );
        console.log(formatOutcomes(found));
        if (json !== undefined) await writeFile(json, `${JSON.stringify(found, null, 2)}\n`);
        if (html !== undefined) await writeFile(html, outcomePage(`What followed on ${name}`, found));
      }),
    );
}

function readDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS)
    throw new InvalidArgumentError(`A number of days from 1 to ${MAX_DAYS} is needed.`);
  return days;
}

await runProgram(program);
