import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './fault-proxy.js';

/** Answers by itself. */
export const status =
  (code: number, type = 'simulated_exception'): Fault =>
  async () => ({
    status: code,
    body: JSON.stringify({ status: code, error: { type, reason: 'Simulated by a test.', root_cause: [] } }),
  });

/** Passes on after so many milliseconds. */
export const delay =
  (ms: number): Fault =>
  async (_request, pass) => {
    await sleep(ms);
    return pass();
  };

/** Ends the connection in the middle of the answer. */
export const cut: Fault = async () => 'cut';
type Item = Readonly<Record<'index', Readonly<Record<string, unknown>>>>;

/** A bulk of which these products are not applied, and all others are. */
export const failItems =
  (fails: (documentId: string) => boolean, code: number): Fault =>
  async ({ body }, pass) => {
    const lines = body.split('\n').filter((line) => line !== '');
    const pairs = lines.flatMap((line, i) => (i % 2 === 0 ? [[line, lines[i + 1]!] as const] : []));
    const kept = pairs.filter(([action]) => !fails(idOf(action)));
    const applied: Item[] =
      kept.length === 0
        ? []
        : (JSON.parse((await pass(`${kept.flat().join('\n')}\n`)).body) as { items: Item[] }).items;
    const items = pairs.map(([action]) =>
      fails(idOf(action))
        ? {
            index: {
              _id: idOf(action),
              status: code,
              error: { type: 'simulated', reason: 'Simulated by a test.' },
            },
          }
        : applied.shift()!,
    );
    return { status: 200, body: JSON.stringify({ took: 1, errors: true, items }) };
  };

function idOf(action: string): string {
  const { _id: id } = (JSON.parse(action) as { index: { _id: string } }).index;
  return id;
}
