import type { ModelEntry, ModelVariant } from '../manifest/manifest.schema.js';
import { versionKey } from '../manifest/version-key.js';
import type { ModelRow } from '../rows/model-row.js';
import { sessionOrder } from '../serving/session-order.js';
import type { SessionOrder, SessionReady } from '../session/protocol.js';
import type { CheckOptions } from './check-options.js';
import { comparableReader } from './comparable-reader.js';
import { compareValues } from './compare-values.js';
import { findFailures } from './find-failures.js';
import { measureThroughput, type Throughput } from './measure-throughput.js';
import { readRows } from './read-rows.js';
import { residentBytes } from './resident-bytes.js';
import type { RowReader } from './row-reader.js';
import { soak } from './soak.js';
import type { VariantReport } from './variant-report.js';
import { withSession } from './with-session.js';

/** Rows in any order, and so of mixed lengths: padding must not be seen. */
const PARITY_BATCH = 16;
/** Milliseconds that the largest batch of a soak takes: many more are to be read. */
const SOAK_BATCH_MS = 500;

/** Checks one variant on the device, against what the reference says of the same rows. */
export async function checkVariant(
  entry: ModelEntry,
  variant: ModelVariant,
  { rows, reference }: { readonly rows: readonly ModelRow[]; readonly reference: readonly Float32Array[] },
  options: CheckOptions,
): Promise<VariantReport> {
  const { folder, device, threads, env, logger } = options;
  const order = sessionOrder({ ...entry, variants: [variant] }, folder, { device, threads });
  const about = { model: versionKey(entry), precision: variant.precision, graph: variant.graph.file };
  const measured = await withSession({ order, env, logger }, (process, ready) =>
    measure(comparableReader(entry, process), ready, { order, rows, reference, options }),
  );
  if (measured instanceof Error) return { ...about, failures: [measured.message] };
  const named = { ...about, boundDevice: measured.boundDevice };
  return { ...named, ...measured, failures: findFailures(named, measured.parity, measured.soak) };
}

interface Measuring {
  readonly order: SessionOrder;
  readonly rows: readonly ModelRow[];
  readonly reference: readonly Float32Array[];
  readonly options: CheckOptions;
}

async function measure(
  reader: RowReader,
  { device: boundDevice, pid }: SessionReady,
  { order, rows, reference, options: { seconds, onProgress } }: Measuring,
) {
  const known = await readRows(reader, rows, PARITY_BATCH, (done) =>
    onProgress('rows compared', done, rows.length),
  );
  const throughput = await measureThroughput(reader, order, (done, total) =>
    onProgress('speeds measured', done, total),
  );
  const soaked = await soak(reader, rows, {
    seconds,
    largest: soakSize(throughput),
    known,
    residentBytes: () => residentBytes(pid),
    onProgress: (done, total) => onProgress('seconds of endurance', Math.floor(done), total),
  });
  return { boundDevice, parity: compareValues(reference, known), throughput, soak: soaked };
}

/** The most rows of the greatest length that are read in time. */
function soakSize(throughput: readonly Throughput[]): number {
  const longest = Math.max(...throughput.map(({ length }) => length));
  const quick = throughput.filter(
    ({ length, batchSize, rowsPerSecond }) =>
      length === longest && rowsPerSecond !== null && (batchSize / rowsPerSecond) * 1000 <= SOAK_BATCH_MS,
  );
  return Math.max(1, ...quick.map(({ batchSize }) => batchSize));
}
