import type { Analysis } from '../../analysis/analysis.ts';
import type { Metric } from '../../analysis/metric.ts';
import { pairKey } from '../../analysis/point-key.ts';
import type { PointSummary } from '../../analysis/summaries.ts';
import { missingReason, partialFailure } from '../../figures/measures/missing.ts';
import { meanDecimals } from '../../figures/measures/number-text.ts';
import type { Cell, MeasuredCell, MissingCell } from '../../figures/table.ts';
import { inReportOrder } from './report-order.ts';

/**
 * The points of each model and library that a table of the metric speaks of, those that only failed among them. The
 * backward pass is asked of few libraries, so training leaves out the ones that never timed it.
 */
export function measuredPairs(analysis: Analysis, metric: Metric): readonly (readonly PointSummary[])[] {
  const points = inReportOrder(analysis.summaries.points, analysis, (point) => point);
  const timed = new Set(
    points.filter(({ timesMs }) => timesMs[metric].length > 0).map(({ library }) => library),
  );
  const shown = metric === 'inference' ? points : points.filter(({ library }) => timed.has(library));
  const pairs = Map.groupBy(shown, pairKey);
  return timed.size === 0 && metric === 'training' ? [] : [...pairs.values()];
}

interface MeanRow {
  readonly mean_ms: number;
  readonly std_ms: number | null;
}

/** A mean with its spread and what of its repetitions failed, or else why there is none. */
export function meanCell(mean: MeanRow | undefined, points: readonly PointSummary[], decimals: number): Cell {
  if (mean === undefined) return missingCell(points);
  const failure = points.length === 1 ? partialFailure(points[0]) : '';
  return { ...spreadCell(mean, decimals), ...(failure !== '' && { note: failure }) };
}

export function spreadCell(mean: MeanRow, decimals?: number): MeasuredCell {
  return { value: mean.mean_ms, stdMs: mean.std_ms, ...(decimals !== undefined && { decimals }) };
}

/** The decimals of a mean time per image, after how the program counted. */
export function imageDecimals(
  analysis: Analysis,
  metric: Metric,
  row: { readonly model: string; readonly library: string; readonly batch_size: number },
): number {
  const point = analysis.point(row.model, row.library, row.batch_size);
  return meanDecimals([...(point?.timesMs[metric] ?? [])], row.batch_size);
}

export function missingCell(points: readonly PointSummary[]): MissingCell {
  return { missing: missingReason(points) };
}

/** What a reader has to know of means without a deviation; nothing where each has one. */
export function spreadNote(rows: readonly { readonly std_ms: number | null }[]): readonly string[] {
  return rows.some(({ std_ms }) => std_ms === null)
    ? ['A mean without ± is of one repetition, which has no spread.']
    : [];
}
