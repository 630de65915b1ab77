import type { Interval } from './paired-bootstrap.js';

/** +0.012 [0.001 0.023]: the difference, and where it lies with 95 % confidence. */
export const formatInterval = ({ mean, low, high }: Interval): string =>
  `${mean >= 0 ? '+' : ''}${mean.toFixed(4)} [${low.toFixed(4)} ${high.toFixed(4)}]`;
