import type { APIRoute } from 'astro';
import { tablePaths, type TableProps } from '../../../../site/static-paths.ts';

export const getStaticPaths = tablePaths;

export const GET: APIRoute<TableProps> = ({ props: { analysis, metric, table } }) =>
  new Response(JSON.stringify(analysis.table(table, metric)), {
    headers: { 'content-type': 'application/json' },
  });
