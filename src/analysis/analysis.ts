import type { Descriptor, NetworkLayer } from '../dataset/types.ts';
import type { Metric } from './metric.ts';
import type { TableName, TableRows } from './rows.ts';
import type { Summaries } from './summaries.ts';

/** A dataset and every table that follows from it, each computed when first asked for and then kept. */
export interface Analysis {
  readonly name: string;
  readonly descriptor: Descriptor;
  readonly networks: readonly NetworkLayer[];
  readonly summaries: Summaries;
  /** Tags that have runs, in the order in which the report shows them: as described, then the rest by tag. */
  readonly models: readonly string[];
  readonly libraries: readonly string[];
  /** Rows sorted by the table's key columns; empty where the metric was not measured at all. */
  table<Name extends TableName>(name: Name, metric: Metric): readonly TableRows[Name][];
}
