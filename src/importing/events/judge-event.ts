import type { EventRow } from './read-events.js';
import type { Survey } from './survey-events.js';

/** What becomes of an event, now that the whole file is known. */
export function judgeEvent(
  row: EventRow,
  { bots, takenOff, matched }: Survey,
): EventRow | { dropped: string } {
  const { event, number } = row;
  if (bots.has(event.identity)) return { dropped: 'bot: more events in a minute than a person makes' };
  if (row.cancels)
    return {
      dropped: matched.has(number)
        ? 'cancellation: taken off its purchase'
        : 'cancellation without an earlier purchase',
    };
  const taken = takenOff.get(number) ?? 0;
  if (taken === 0) return row;
  const left = (event.quantity ?? 1) - taken;
  if (left === 0) return { dropped: 'purchase that was cancelled later' };
  return {
    ...row,
    event: { ...event, quantity: left },
    repairs: [...row.repairs, 'quantity: a part was cancelled later'],
  };
}
