import type { Analysis } from '../analysis/analysis.ts';
import type { Metric } from '../analysis/metric.ts';
import type { TableName } from '../analysis/rows.ts';
import type { Table } from '../figures/table.ts';

/** A table that stands by itself on a page, in a terminal or in Markdown. */
export interface TitledTable extends Table {
  /** Stable and unique on its page: the anchor. */
  readonly id: string;
  readonly title: string;
  /** What the rows are, in a sentence. */
  readonly caption?: string;
  /** What else a reader has to know of them, in sentences. */
  readonly notes?: readonly string[];
  /** Where the same figures are, unrounded: site paths, e.g. `/data/jetson-tx1/inference/speedup.csv`. */
  readonly downloads?: readonly Download[];
}

export interface Download {
  readonly label: string;
  readonly path: string;
}

/** Where a published table is to be had. */
export function tableDownloads(analysis: Analysis, metric: Metric, table: TableName): readonly Download[] {
  const path = `/data/${analysis.name}/${metric}/${table}`;
  return [
    { label: 'CSV', path: `${path}.csv` },
    { label: 'JSON', path: `${path}.json` },
  ];
}

/** The table without the columns of the given keys. */
export function withoutColumns(table: TitledTable, keys: readonly string[]): TitledTable {
  const isShown = table.columns.map(({ key }) => !keys.includes(key));
  return {
    ...table,
    columns: table.columns.filter((_, index) => isShown[index]),
    rows: table.rows.map((row) => row.filter((_, index) => isShown[index])),
  };
}
