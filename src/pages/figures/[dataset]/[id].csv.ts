import type { APIRoute } from 'astro';
import { drawFigure, figurePaths, type FigureProps } from '../../../components/figure-files.ts';
import { figureCsv } from '../../../figures/figure-csv.ts';

export const getStaticPaths = figurePaths;

export const GET: APIRoute<FigureProps> = ({ props: { spec, analysis } }) =>
  new Response(figureCsv(drawFigure(spec, analysis).table), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
