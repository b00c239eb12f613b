import type { Dataset, Descriptor } from '../dataset/types.ts';
import { adaptiveTables, type AdaptiveTables } from './adaptive/adaptive-tables.ts';
import type { Analysis } from './analysis.ts';
import type { Metric } from './metric.ts';
import { compareCodeUnits } from './row-order.ts';
import type { TableName, TableRows } from './rows.ts';
import type { PointSummary, Summaries } from './summaries.ts';
import { TABLES } from './tables.ts';

/** What the analysis needs of a dataset beside its summaries: no rows. */
export type DatasetDescription = Pick<Dataset, 'name' | 'descriptor' | 'networks'>;

/** The analysis of a dataset that has been reduced. Nothing is computed until a table is asked for. */
export function createAnalysis(dataset: DatasetDescription, summaries: Summaries): Analysis {
  const { name, descriptor, networks } = dataset;
  const tables = new Map<string, readonly unknown[]>();
  const adaptiveByMetric = new Map<Metric, AdaptiveTables>();

  function table<Name extends TableName>(tableName: Name, metric: Metric): readonly TableRows[Name][] {
    const key = `${metric}/${tableName}`;
    const known = tables.get(key) as readonly TableRows[Name][] | undefined;
    if (known !== undefined) return known;
    const rows = TABLES[tableName].compute(context, metric);
    tables.set(key, rows);
    return rows;
  }

  // The three adaptive tables come out of one solution.
  function adaptive(metric: Metric): AdaptiveTables {
    const known = adaptiveByMetric.get(metric);
    if (known !== undefined) return known;
    const solved = adaptiveTables(summaries, descriptor, networks, metric);
    adaptiveByMetric.set(metric, solved);
    return solved;
  }

  const context = { summaries, table, adaptive };
  return {
    name,
    descriptor,
    networks,
    summaries,
    models: inReportOrder(summaries, descriptor, 'models'),
    libraries: inReportOrder(summaries, descriptor, 'libraries'),
    table,
  };
}

/** Tags that have runs: as described, then the rest by tag. */
function inReportOrder(
  { points }: Summaries,
  descriptor: Descriptor,
  kind: 'models' | 'libraries',
): readonly string[] {
  const tagOf = (point: PointSummary) => (kind === 'models' ? point.model : point.library);
  const withRuns = new Set(points.map(tagOf));
  const described = [...descriptor[kind].keys()].filter((tag) => withRuns.delete(tag));
  return [...described, ...[...withRuns].sort(compareCodeUnits)];
}
