import { isObject } from '../is-object.ts';
import { JsonSyntaxError, parsePlacedJson } from '../json-position.ts';
import type { Position } from '../locate.ts';
import { parseNonFiniteJson } from '../import/non-finite-json.ts';
import { type SourceFile, wrongKind } from '../import/refused-source.ts';
import type { Report, ReportField, ReportValue } from './report.ts';

const SETUP: readonly ReportField[] = ['api', 'batch_size', 'nireq'];
const RESULTS: readonly ReportField[] = [
  ...(['first_inference_time', 'execution_time', 'iterations_num'] as const),
  ...(['latency_median', 'latency_avg', 'throughput', 'error'] as const),
];

/** Reads `benchmark_report.json`, which the C++ program writes with `-json_stats`. */
export function readJsonReport(text: string, source: SourceFile): Report {
  const value = parseNonFiniteJson(text, source);
  const { configuration_setup: setup, execution_results: results } = isObject(value) ? value : {};
  if (!isObject(results)) throw wrongKind(text, source);
  // Of another percentile than the 50th, it has the same name.
  const isMedian = [undefined, 50, '50'].some((median) => median === results['percentile_boundary']);
  const positionOf = placesOf(text);
  const valuesOf = (section: string, from: unknown, fields: readonly ReportField[]) =>
    fields.flatMap((field): (readonly [ReportField, ReportValue])[] => {
      const each = isObject(from) ? from[field] : undefined;
      if (each === undefined) return [];
      const written = typeof each === 'string' ? each : JSON.stringify(each);
      return [[field, { text: written, ...positionOf([section, field]) }]];
    });
  return new Map([
    ...valuesOf('configuration_setup', setup, SETUP),
    ...valuesOf(
      'execution_results',
      results,
      RESULTS.filter((field) => field !== 'latency_median' || isMedian),
    ),
  ]);
}

/** A text with numbers that JSON does not have keeps no places. */
function placesOf(text: string): (path: readonly string[]) => Position {
  try {
    const { position } = parsePlacedJson(text);
    return position;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return () => ({ line: 0, column: 0 });
  }
}
