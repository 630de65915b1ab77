import { z } from 'zod';
import { check, type Checked } from '../checked.js';
import type { FieldWeights } from './relevance-rules.js';
import { wholeNumber } from '../text-rules.js';

/** A field that counts twenty times another decides alone: more would say nothing more. */
const weight = wholeNumber(0, 20);

const rules = z.object({
  weights: z
    .object({ title: weight, description: weight, brand: weight, category: weight, attributes: weight })
    .refine((weights) => Object.values(weights).some((each) => each > 0), 'at least one must be above 0'),
});

/** Weights of the fields as somebody sent them, checked. */
export function checkFieldWeights(given: unknown): Checked<FieldWeights> {
  const checked = check(rules, { weights: given });
  return 'value' in checked ? { value: checked.value.weights } : checked;
}
