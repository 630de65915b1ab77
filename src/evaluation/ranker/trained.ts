import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const comparison = z.object({
  questions: z.int(),
  model: z.number(),
  blend: z.number(),
  low: z.number(),
  high: z.number(),
});

const trained = z.object({
  source: z.string(),
  groups: z.int(),
  weights: z.int(),
  features: z.object({ version: z.int(), names: z.array(z.string()) }),
  /** Features that hardly ever changed. */
  unread: z.array(z.string()),
  /** After each epoch, of the baskets that were held out; `loss` is of those that taught. */
  history: z.array(z.object({ loss: z.number(), all: z.number(), new: z.number() })).min(1),
  /** By feature: how far NDCG@10 falls where the model is told it wrongly. */
  importance: z.record(z.string(), z.number()),
  walkForward: z.object({ all: comparison, new: comparison }).partial(),
});
/** What training leaves behind about a model. */
export type Trained = z.infer<typeof trained>;

/** Of a folder that training wrote. Rejects where it is none. */
export const readTrained = async (folder: string): Promise<Trained> =>
  trained.parse(JSON.parse(await readFile(path.join(folder, 'ranker.json'), 'utf8')));
