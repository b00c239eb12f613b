import type { APIRoute } from 'astro';
import { drawFigure, figurePaths, type FigureProps } from '../../../components/figure-files.ts';
import { figurePng } from '../../../components/figure-png.ts';

export const getStaticPaths = figurePaths;

export const GET: APIRoute<FigureProps> = async ({ props: { spec, analysis } }) =>
  new Response((await figurePng(drawFigure(spec, analysis))) as BodyInit, {
    headers: { 'content-type': 'image/png' },
  });
