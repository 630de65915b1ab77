import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** What of ONNX Runtime's trace counts: one event per node that was run, with the provider that ran it. */
const trace = z.array(
  z.looseObject({
    cat: z.string(),
    dur: z.number().default(0),
    args: z.looseObject({ provider: z.string().optional(), op_name: z.string().default('') }).optional(),
  }),
);

export interface NodeRun {
  /** As ONNX names it: MatMul; or as ONNX Runtime does what it fused: FusedMatMul. */
  readonly operator: string;
  readonly provider: string;
  readonly microseconds: number;
}

/**
 * Every node that was run, by the only profile in a folder. No API tells it: a session that was made for a GPU may run
 * on the processor without a word.
 */
export async function readProfile(folder: string): Promise<NodeRun[]> {
  const [profile] = await readdir(folder);
  if (!profile) throw new Error('ONNX Runtime wrote no profile');
  const events = trace.parse(JSON.parse(await readFile(path.join(folder, profile), 'utf8')));
  return events.flatMap(({ cat, dur, args }) =>
    cat === 'Node' && args?.provider
      ? [{ operator: args.op_name, provider: args.provider, microseconds: dur }]
      : [],
  );
}
