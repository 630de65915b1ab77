import type { z } from 'zod';

/** The outcome of holding something against rules: it in our words, or what is wrong with it. */
export type Checked<T> = { readonly value: T } | { readonly problem: string };

/** Problems named at once: enough to repair a row, short enough to read. */
const MAX_PROBLEMS = 3;

/** Holds what somebody sent against rules. The problem names each field, its allowed range and never its value. */
export function check<T>(rules: z.ZodType<T>, given: unknown): Checked<T> {
  const parsed = rules.safeParse(given);
  if (parsed.success) return { value: parsed.data };
  const problems = parsed.error.issues
    .slice(0, MAX_PROBLEMS)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  return { problem: `${problems.join('; ')}.` };
}
