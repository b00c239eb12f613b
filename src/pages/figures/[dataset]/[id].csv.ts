import type { APIRoute } from 'astro';
import { facesOf, figurePaths, type FigureProps } from '../../../site/figure-files.ts';
import { figureCsv } from '../../../figures/figure-csv.ts';

export const getStaticPaths = figurePaths;

export const GET: APIRoute<FigureProps> = async ({ props: { figure } }) =>
  new Response(figureCsv((await facesOf(figure)).wide.table), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
