import type { Analysis } from '../analysis/analysis.ts';
import type { Metric } from '../analysis/metric.ts';

/** The id of what compares two datasets under a metric: of versions the earlier one comes first. */
export function comparisonId(
  one: Pick<Analysis, 'name'>,
  other: Pick<Analysis, 'name'>,
  metric: Metric,
): string {
  return `compare-${one.name}-${other.name}-${metric}`;
}
