import { ATTRIBUTION_RULES } from '../../domain/attribution-rules.js';
import type { OutcomeReport } from './outcome-report.js';

/** What a reader has to know to take the figures for what they are. */
export function outcomeRemarks({ simulated, since, until, answers, leftOut }: OutcomeReport): string[] {
  const { windowDays, maxShownAnHour, minShownToTell, maxClickRate } = ATTRIBUTION_RULES;
  const { machines, shownToMachines, unmatchedEvents } = leftOut;
  return [
    ...(simulated ? ['The shop is the demo shop: products, shoppers and what they did are simulated.'] : []),
    `${count(answers)} answers from ${day(since)} to ${day(until)}.`,
    `A product of an answer counts once. A cart or a purchase is put down to the viewer's last click on the product within ${windowDays} days, of whichever answer: what was clicked in the last ${windowDays} days may still be bought.`,
    'Intervals hold the rate with 95 % confidence: Wilson, and where viewers come again (fewer viewers than products shown, marked *) of the effective number by Rao and Scott.',
    `Left out: ${count(shownToMachines)} products shown to ${count(machines)} viewers taken for machines (more than ${count(maxShownAnHour)} an hour, or ${maxClickRate * 100} % clicked of ${minShownToTell} and more), and ${count(unmatchedEvents)} events that name no kept answer.`,
  ];
}

const count = (number: number): string => number.toLocaleString('en');
const day = (moment: Date): string => moment.toISOString().slice(0, 10);
