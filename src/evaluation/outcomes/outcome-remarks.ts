import { ATTRIBUTION_RULES } from '../../domain/demand/attribution-rules.js';
import type { OutcomeReport } from './outcome-report.js';

/** What a reader has to know to take the figures for what they are. */
export function outcomeRemarks(report: OutcomeReport): string[] {
  const { simulated, since, until, answers, doubts, leftOut, rows } = report;
  const { windowDays, maxShownAnHour, minShownToTell, maxClickRate } = ATTRIBUTION_RULES;
  const { machines, shownToMachines, unmatchedEvents } = leftOut;
  const shown = rows.find(({ trait }) => trait === 'all')?.shown ?? 0;
  return [
    ...(simulated ? ['The shop is the demo shop: products, shoppers and what they did are simulated.'] : []),
    `${count(answers)} answers from ${day(since)} to ${day(until)}.`,
    `A product of an answer counts once. A cart or a purchase is put down to the viewer's last click on the product within ${windowDays} days, of whichever answer: what was clicked in the last ${windowDays} days may still be bought.`,
    'Intervals hold the rate with 95 % confidence: Wilson, and where viewers come again (fewer viewers than products shown, marked *) of the effective number by Rao and Scott.',
    ...(doubts.unseen > 0
      ? [
          `Rates may be too high: ${share(doubts.unseen, shown)} of what was shown is known by what was done with it alone. A client that sends clicks has to send impressions.`,
        ]
      : []),
    ...(doubts.unnamed > 0
      ? [
          `Carts and purchases are too few, and intervals a little narrow: ${share(doubts.unnamed, shown)} was shown to shoppers who did not consent to be known, each of whose calls counts as another viewer.`,
        ]
      : []),
    `Left out: ${count(shownToMachines)} products shown to ${count(machines)} viewers taken for machines (more than ${count(maxShownAnHour)} an hour, or ${maxClickRate * 100} % clicked of ${minShownToTell} and more), and ${count(unmatchedEvents)} events that name no kept answer.`,
  ];
}

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
const count = (number: number): string => number.toLocaleString('en');
const day = (moment: Date): string => moment.toISOString().slice(0, 10);
