import type { APIRoute } from 'astro';
import { drawFigure, figurePaths, type FigureProps } from '../../../components/figure-files.ts';
import { standaloneSvg } from '../../../figures/standalone-svg.ts';

export const getStaticPaths = figurePaths;

export const GET: APIRoute<FigureProps> = ({ props: { spec, analysis } }) =>
  new Response(standaloneSvg(drawFigure(spec, analysis)), { headers: { 'content-type': 'image/svg+xml' } });
