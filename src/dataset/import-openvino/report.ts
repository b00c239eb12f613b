import type { Position } from '../locate.ts';
import { refusal, type SourceFile } from '../import/refused-source.ts';

/** A value of a report as it is written, with its place. */
export interface ReportValue extends Position {
  readonly text: string;
}

/** What is known of a run, by the names that the JSON report has for it. */
export type ReportField =
  | 'api'
  | 'batch_size'
  | 'nireq'
  | 'first_inference_time'
  | 'execution_time'
  | 'iterations_num'
  | 'latency_median'
  | 'latency_avg'
  | 'throughput'
  | 'error';

export type Report = ReadonlyMap<ReportField, ReportValue>;

/** What a run of benchmark_app came to. Times are ms, per inference request but for `durationMs`. */
export interface BenchmarkResult {
  /** Images in a batch, where the file tells one number. */
  readonly batchSize: number | undefined;
  /** Requests under way at once, at most. */
  readonly requests: number;
  readonly iterations: number | undefined;
  readonly durationMs: number | undefined;
  readonly firstMs: number | undefined;
  readonly medianMs: number | undefined;
  readonly meanMs: number | undefined;
  /** Images per second, as the program prints them. */
  readonly throughput: number | undefined;
  /** What the program says where it came to nothing. */
  readonly error: string | undefined;
}

/** Throws what {@link refusal} makes of a number that is none. */
export function resultOf(report: Report, source: SourceFile): BenchmarkResult {
  const number = (field: ReportField): number | undefined => {
    const value = report.get(field);
    if (value === undefined) return undefined;
    if (/^[+-]?(?:nan|inf(?:inity)?)$/i.test(value.text)) return NaN;
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value.text)) return Number(value.text);
    throw refusal({ ...source, expected: 'a decimal number' }, `${field} is no number`, value, value.text);
  };
  const batch = report.get('batch_size')?.text ?? '';
  const result = {
    batchSize: /^\d+$/.test(batch) ? Number(batch) : undefined,
    iterations: number('iterations_num'),
    durationMs: number('execution_time'),
    firstMs: number('first_inference_time'),
    medianMs: number('latency_median'),
    meanMs: number('latency_avg'),
    throughput: number('throughput'),
    error: report.get('error')?.text,
  };
  const isSynchronous = report.get('api')?.text === 'sync';
  return { ...result, requests: (isSynchronous ? 1 : number('nireq')) ?? requestsAtOnce(result) };
}

/** More of the time than there was can be off by rounding alone. */
const ROUNDING = 1.01;

/** Where nothing tells, requests that took longer together than there was time were under way at once. */
function requestsAtOnce({
  iterations,
  durationMs,
  meanMs,
  medianMs,
}: Pick<BenchmarkResult, 'iterations' | 'durationMs' | 'meanMs' | 'medianMs'>): number {
  const latencyMs = meanMs ?? medianMs;
  if (iterations === undefined || durationMs === undefined || latencyMs === undefined) return 1;
  // Latencies have two decimals.
  const busyMs = (latencyMs - 0.005) * iterations;
  return busyMs > durationMs * ROUNDING ? Math.max(2, Math.round(busyMs / durationMs)) : 1;
}
