import type { z } from 'zod';
import type { Analysis } from '../analysis/analysis.ts';
import type { PointSelection } from '../analysis/point-selection.ts';
import type { MeasureContext } from '../claims/measure.ts';
import type { TableName } from '../analysis/rows.ts';
import type { Table } from '../figures/table.ts';

/** A table as an author asks for it: a kind, an id, and what the kind takes. */
export type TableSpec = { readonly id: string; readonly kind: string; readonly caption?: string } & Readonly<
  Record<string, unknown>
>;

/** A table of the narrative. */
export interface ReportTable extends Table {
  /** A complete sentence that says what the table shows. */
  readonly caption: string;
  /** Published tables from which it is made, unrounded; or all runs, which are shown beside them. */
  readonly from: readonly (TableName | 'all-runs')[];
  /** The points of the campaign that it is made from; none where it shows what the dataset describes, or quotes. */
  readonly points: readonly PointSelection[];
  /** What of another dataset it compares with. */
  readonly beside?: { readonly analysis: Analysis; readonly points: readonly PointSelection[] };
  /** Names of sources that figures in it are quoted from. */
  readonly sources?: readonly string[];
}

/** A kind of table that an author can name in `<Table kind="…">`. */
export interface TableKind<Kind extends string = string, Fields extends z.ZodRawShape = z.ZodRawShape> {
  readonly kind: Kind;
  /** One sentence for the author's guide. */
  readonly description: string;
  readonly fields: Fields;
  build(fields: z.output<z.ZodObject<Fields>>, context: MeasureContext): ReportTable;
}

export function defineTable<const Kind extends string, Fields extends z.ZodRawShape>(
  table: TableKind<Kind, Fields>,
): TableKind<Kind, Fields> {
  return table;
}
