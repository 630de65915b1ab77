import type { Parity } from './compare-values.js';
import type { Soak } from './soak.js';
import { tolerance } from './tolerance.js';
import type { VariantReport } from './variant-report.js';

/** What a process may hold more than when it had settled: a tenth is the breathing of its garbage collector. */
const MAX_MEMORY_GROWTH = 0.1;

/** What of the figures of a variant is not as it must be, a sentence each. */
export function findFailures(
  { precision, boundDevice }: Pick<VariantReport, 'precision' | 'boundDevice'>,
  parity: Parity,
  soak: Soak,
): string[] {
  const limit = tolerance[precision];
  const failures: string[] = [];
  // Written so that what is not a number fails.
  if (!(parity.largestDifference <= limit))
    failures.push(`it differs from fp32 on the processor by ${parity.largestDifference}, more than ${limit}`);
  if (soak.failure !== undefined) failures.push(`a batch failed: ${soak.failure}`);
  if (soak.notFinite > 0) failures.push(`${soak.notFinite} numbers were not finite`);
  // A processor adds up fp32 in one order for one batch; a GPU's threads may take turns.
  const repeatLimit = precision === 'fp32' && boundDevice === 'CPU' ? 0 : limit;
  if (!(soak.repeatDifference <= repeatLimit))
    failures.push(`the same batch read again differed by ${soak.repeatDifference}, more than ${repeatLimit}`);
  if (!(soak.companyDifference <= limit))
    failures.push(`a row differed by ${soak.companyDifference} with the rows beside it, more than ${limit}`);
  if (soak.memoryGrowth !== undefined && !(soak.memoryGrowth < MAX_MEMORY_GROWTH))
    failures.push(`memory grew by ${Math.round(soak.memoryGrowth * 100)} % after it had settled`);
  return failures;
}
