import { quantile } from 'simple-statistics';

/** Milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
}

export const latencyOf = (tookMs: readonly number[]): Latency => ({
  p50: quantile([...tookMs], 0.5),
  p95: quantile([...tookMs], 0.95),
});
