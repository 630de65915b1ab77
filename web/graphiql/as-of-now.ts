import { randomId } from '../visitor-id';

/** Events of an example happen when it is opened, and anew each time: old ones would count little, repeated ones not. */
export function asOfNow(variables: string): string {
  if (!variables.includes('"occurredAt"')) return variables;
  const fresh: unknown = JSON.parse(variables, (key, value: unknown) => {
    if (key === 'occurredAt') return new Date().toISOString();
    return key === 'eventId' ? randomId() : value;
  });
  return JSON.stringify(fresh, null, 2);
}
