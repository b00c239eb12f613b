import type { APIRoute } from 'astro';
import { csvText } from '../../analysis/csv.ts';
import { boardTablePaths, type BoardTableProps } from '../../site/board-tables.ts';
import { plainRows } from '../../tables/boards/long-table.ts';

export const getStaticPaths = boardTablePaths;

/** All rows of a table of the overview, unrounded. */
export const GET: APIRoute<BoardTableProps> = ({ props: { table } }) =>
  new Response(csvText(['dataset', ...table.columns.map(({ key }) => key)], plainRows(table)), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
