import { csvText } from '../../analysis/csv.ts';
import { boardTablePaths, type BoardTableProps } from '../../site/board-tables.ts';
import { plainRows } from '../../tables/boards/long-table.ts';
import { CSV, siteFile } from '../../site/site-file.ts';

export const getStaticPaths = boardTablePaths;

/** All rows of a table of the overview, unrounded. */
export const GET = siteFile<BoardTableProps>(CSV, ({ props: { table } }) =>
  csvText(['dataset', ...table.columns.map(({ key }) => key)], plainRows(table)),
);
