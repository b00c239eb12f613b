import type { APIRoute } from 'astro';
import { boardTablePaths, type BoardTableProps } from '../../site/board-tables.ts';
import { textRows } from '../../tables/boards/long-table.ts';

export const getStaticPaths = boardTablePaths;

/** All rows of a table of the overview, of which the page has the first ones, as the page would show them. */
export const GET: APIRoute<BoardTableProps> = ({ props: { table } }) =>
  new Response(JSON.stringify(textRows(table)), { headers: { 'content-type': 'application/json' } });
