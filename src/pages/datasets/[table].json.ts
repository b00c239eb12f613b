import { boardTablePaths, type BoardTableProps } from '../../site/board-tables.ts';
import { textRows } from '../../tables/boards/long-table.ts';
import { siteFile } from '../../site/site-file.ts';

export const getStaticPaths = boardTablePaths;

/** All rows of a table of the overview, of which the page has the first ones, as the page would show them. */
export const GET = siteFile<BoardTableProps>('application/json', ({ props: { table } }) =>
  JSON.stringify(textRows(table)),
);
