import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Latencies in seconds, around the budgets: 30 ms suggest, 50 ms search and recommend. */
const LATENCY_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.25, 0.5, 1, 2.5];

/** Every metric of the gateway. Labels come from closed sets only: an open one would grow without bound. */
export class Metrics {
  readonly registry = new Registry();

  readonly requests = new Histogram({
    name: 'vitrine_graphql_field_seconds',
    help: 'Time of a root field by its name and outcome (ok or an error code).',
    labelNames: ['field', 'outcome'],
    buckets: LATENCY_BUCKETS,
    registers: [this.registry],
  });
  readonly stages = new Histogram({
    name: 'vitrine_stage_seconds',
    help: 'Time of a ranking stage by pipeline and stage.',
    labelNames: ['pipeline', 'stage'],
    buckets: LATENCY_BUCKETS,
    registers: [this.registry],
  });
  readonly degraded = new Counter({
    name: 'vitrine_stage_degraded_total',
    help: 'Stages skipped or cut short, by cause.',
    labelNames: ['pipeline', 'stage', 'cause'],
    registers: [this.registry],
  });
  readonly nonFiniteScores = new Counter({
    name: 'vitrine_non_finite_scores_total',
    help: 'Scores that were not finite; anything above 0 is a broken stage or model.',
    labelNames: ['pipeline'],
    registers: [this.registry],
  });
  readonly events = new Counter({
    name: 'vitrine_events_total',
    help: 'Events received, by result: accepted, duplicate or rejected.',
    labelNames: ['result'],
    registers: [this.registry],
  });
  readonly indexedProducts = new Gauge({
    name: 'vitrine_index_products',
    help: 'Products in the search index.',
    registers: [this.registry],
  });
  readonly jobs = new Histogram({
    name: 'vitrine_job_seconds',
    help: 'Time of a background job by its name and outcome (ok or failed).',
    labelNames: ['job', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300],
    registers: [this.registry],
  });
  readonly modelWaitingRows = new Gauge({
    name: 'vitrine_model_waiting_rows',
    help: 'Texts and pairs that wait for a version of a model.',
    labelNames: ['model'],
    registers: [this.registry],
  });
  readonly modelRows = new Counter({
    name: 'vitrine_model_rows_total',
    help: 'Texts and pairs by result: read, refused (the queue was full) or unwanted (nobody waited any more).',
    labelNames: ['model', 'result'],
    registers: [this.registry],
  });
  readonly modelTokens = new Counter({
    name: 'vitrine_model_padded_tokens_total',
    help: 'Tokens that a version of a model read, padding included.',
    labelNames: ['model'],
    registers: [this.registry],
  });
  readonly modelBatches = new Histogram({
    name: 'vitrine_model_batch_seconds',
    help: 'Time of a batch by the version of the model and the device that ran it.',
    labelNames: ['model', 'device'],
    buckets: LATENCY_BUCKETS,
    registers: [this.registry],
  });
  readonly modelRate = new Gauge({
    name: 'vitrine_model_rows_per_second',
    help: 'Texts or pairs that all processes of a version read a second, by its latest batches.',
    labelNames: ['model', 'device'],
    registers: [this.registry],
  });
  readonly modelRestarts = new Counter({
    name: 'vitrine_model_process_restarts_total',
    help: 'Processes of a version that were lost and replaced.',
    labelNames: ['model'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
