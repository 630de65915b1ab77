import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** What of ONNX Runtime's trace counts: one event per node that was run, with the provider that ran it. */
const trace = z.array(
  z.looseObject({ cat: z.string(), args: z.looseObject({ provider: z.string().optional() }).optional() }),
);

/**
 * Nodes that each execution provider ran, by the only profile in a folder. No API tells it: a session that was made
 * for a GPU may run on the processor without a word.
 */
export async function boundProviders(folder: string): Promise<ReadonlyMap<string, number>> {
  const [profile] = await readdir(folder);
  if (!profile) throw new Error('ONNX Runtime wrote no profile');
  const events = trace.parse(JSON.parse(await readFile(path.join(folder, profile), 'utf8')));
  const nodes = new Map<string, number>();
  for (const { cat, args } of events)
    if (cat === 'Node' && args?.provider) nodes.set(args.provider, (nodes.get(args.provider) ?? 0) + 1);
  return nodes;
}
