import { refusal, type SourceFile } from '../import/refused-source.ts';
import type { Report, ReportField, ReportValue } from './report.ts';

/** The names of the C++ program and of the Python one, in lower case; the latency of a percentile is taken for no median. */
const FIELDS: ReadonlyMap<string, ReportField> = new Map([
  ['api', 'api'],
  ['batch size', 'batch_size'],
  ['number of parallel infer requests', 'nireq'],
  ['first inference time (ms)', 'first_inference_time'],
  ['total execution time (ms)', 'execution_time'],
  ['total number of iterations', 'iterations_num'],
  ['latency (ms)', 'latency_median'],
  ['median latency (ms)', 'latency_median'],
  ['avg latency', 'latency_avg'],
  ['average latency (ms)', 'latency_avg'],
  ['throughput', 'throughput'],
  ['error', 'error'],
]);

/**
 * Reads `benchmark_report.csv`: sections of names and values, with a semicolon between them. Throws what {@link refusal} makes
 * of a file that has the results of several runs, or of none.
 */
export function readCsvReport(text: string, source: SourceFile): Report {
  const found = new Map<ReportField, ReportValue>();
  let results = 0;
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (/^Execution results[;\s]*$/.test(line)) results += 1;
    const at = line.indexOf(';');
    if (at < 0) return;
    const field = FIELDS.get(line.slice(0, at).trim().toLowerCase());
    const value = line
      .slice(at + 1)
      .replace(/;\s*$/, '')
      .trim();
    // Groups of shapes have latencies of their own, after those of all.
    if (field !== undefined && value !== '' && !found.has(field))
      found.set(field, { text: value, line: index + 1, column: at + 2 });
  });
  if (results === 1) return found;
  const expected = `the results of one run, in ${source.expected}`;
  throw refusal({ ...source, expected }, `there are results of ${results} runs in it`);
}
