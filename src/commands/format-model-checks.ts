import { formatColumns } from '../evaluation/format-columns.js';
import type { Throughput } from '../inference/checking/measure-throughput.js';
import { tolerance } from '../inference/checking/tolerance.js';
import type { VariantReport } from '../inference/checking/variant-report.js';

/** What was found out about variants of models, as text: a paragraph each, that begins with PASS or FAIL. */
export const formatModelChecks = (reports: readonly VariantReport[]): string =>
  reports.map(formatVariant).join('\n\n');

function formatVariant(report: VariantReport): string {
  const { model, precision, boundDevice, throughput = [], failures } = report;
  const device = boundDevice ? `, ran on ${boundDevice} (proven by its profile)` : '';
  return [
    `${failures.length === 0 ? 'PASS' : 'FAIL'}  ${model} ${precision} (${report.graph})${device}`,
    ...failures.map((failure) => `  ${failure}`),
    ...[formatParity(report), formatSoak(report)].filter((line) => line !== undefined),
    ...(throughput.length > 0 ? [indent(formatThroughput(throughput))] : []),
  ].join('\n');
}

function formatParity({ precision, parity }: VariantReport): string | undefined {
  if (!parity) return undefined;
  const { rows, largestDifference, leastCosine, rankCorrelation } = parity;
  const further = [
    leastCosine === undefined ? [] : [`least cosine ${leastCosine.toFixed(6)}`],
    rankCorrelation === undefined ? [] : [`Spearman ${rankCorrelation.toFixed(6)}`],
  ].flat();
  return `  parity on ${rows} rows: at most ${figure(largestDifference)} from fp32 on the processor (${figure(tolerance[precision])} allowed), ${further.join(', ')}`;
}

function formatSoak({ soak }: VariantReport): string | undefined {
  if (!soak) return undefined;
  const { seconds, batches, rows, repeatDifference, companyDifference, memoryGrowth } = soak;
  const memory = memoryGrowth === undefined ? 'not told' : `${(memoryGrowth * 100).toFixed(1)} %`;
  return `  ${batches} mixed batches, ${rows} rows in ${seconds.toFixed(0)} s: same batch again ${figure(repeatDifference)}, in other company ${figure(companyDifference)}, growth of memory ${memory}`;
}

function formatThroughput(throughput: readonly Throughput[]): string {
  const sizes = [...new Set(throughput.map(({ batchSize }) => batchSize))];
  const lengths = [...new Set(throughput.map(({ length }) => length))];
  const cell = (size: number, tokens: number): string => {
    const found = throughput.find(({ batchSize, length }) => batchSize === size && length === tokens);
    return found?.rowsPerSecond == null ? '-' : found.rowsPerSecond.toFixed(0);
  };
  return formatColumns([
    ['rows/s, in batches of', ...sizes.map(String)],
    ...lengths.map((tokens) => [`${tokens} tokens`, ...sizes.map((size) => cell(size, tokens))]),
  ]);
}

const figure = (number: number): string => (number === 0 ? '0' : number.toExponential(1));

const indent = (text: string): string => text.replace(/^/gm, '  ');
