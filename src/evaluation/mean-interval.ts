import { pairedBootstrap, type Interval } from './paired-bootstrap.js';

/** The mean of a figure over queries, and where it lies with 95 % confidence: against nothing. */
export const meanInterval = (values: readonly number[], seed: number): Interval =>
  pairedBootstrap(
    values,
    values.map(() => 0),
    seed,
  );
