import type { APIRoute } from 'astro';
import { tableJson } from '../../../../analysis/published-table.ts';
import { tablePaths, type TableProps } from '../../../../site/static-paths.ts';

export const getStaticPaths = tablePaths;

export const GET: APIRoute<TableProps> = ({ props: { analysis, metric, table } }) =>
  new Response(tableJson(table, metric, analysis), {
    headers: { 'content-type': 'application/json' },
  });
