import type { APIRoute } from 'astro';
import { tableCsv } from '../../../../analysis/published-table.ts';
import { tablePaths, type TableProps } from '../../../../site/static-paths.ts';

export const getStaticPaths = tablePaths;

export const GET: APIRoute<TableProps> = ({ props: { analysis, metric, table } }) =>
  new Response(tableCsv(table, metric, analysis), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
