import type { Logger } from '../../telemetry/logger.js';
import type { Metrics } from '../../telemetry/metrics.js';
import type { InferenceDevice } from '../model-info.js';
import type { BatchTime } from '../queue/work-rate.js';
import type { SessionReady } from '../session/protocol.js';

/** What becomes of rows: read, or refused at once, or dropped because their caller had left. */
type RowResult = 'read' | 'refused' | 'unwanted';

/** The numbers and log lines of one version of a model. */
export class ModelTelemetry {
  constructor(
    private readonly model: string,
    private readonly metrics: Metrics,
    private readonly logger: Logger,
  ) {}

  rows(result: RowResult, rows: number): void {
    this.metrics.modelRows.inc({ model: this.model, result }, rows);
  }

  waiting(rows: number): void {
    this.metrics.modelWaitingRows.set({ model: this.model }, rows);
  }

  batch(device: InferenceDevice, { rows, paddedTokens, milliseconds }: BatchTime): void {
    this.rows('read', rows);
    this.metrics.modelTokens.inc({ model: this.model }, paddedTokens);
    this.metrics.modelBatches.observe({ model: this.model, device }, milliseconds / 1000);
  }

  /** Of all processes on a device; null where none lives there any more. */
  rate(device: InferenceDevice, rowsPerSecond: number | null): void {
    const labels = { model: this.model, device };
    if (rowsPerSecond === null) this.metrics.modelRate.remove(labels);
    else this.metrics.modelRate.set(labels, rowsPerSecond);
  }

  ready(
    { pid, device, precision, passedOver }: SessionReady,
    milliseconds: number,
    rowsPerSecond: number,
  ): void {
    this.logger.info(
      {
        model: this.model,
        device,
        precision,
        pid,
        rowsPerSecond: Math.round(rowsPerSecond),
        ms: Math.round(milliseconds),
        passedOver: passedOver.length > 0 ? passedOver : undefined,
      },
      'a process of a model is ready; its device is proven by a profile',
    );
  }

  lost(error: Error, pauseMs: number): void {
    this.metrics.modelRestarts.inc({ model: this.model });
    this.logger.warn(
      { model: this.model, reason: error.message, pauseMs },
      'a process of a model is replaced',
    );
  }

  failed(error: Error): void {
    this.logger.error({ err: error, model: this.model }, 'a model failed on a batch');
  }

  /** A version that serves no more has no present. */
  forget(): void {
    this.metrics.modelWaitingRows.remove({ model: this.model });
  }
}
