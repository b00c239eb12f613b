import type { APIRoute } from 'astro';
import { facesOf, figurePaths, type FigureProps } from '../../../site/figure-files.ts';
import { standaloneSvg } from '../../../figures/standalone-svg.ts';

export const getStaticPaths = figurePaths;

export const GET: APIRoute<FigureProps> = async ({ props: { figure } }) =>
  new Response(standaloneSvg((await facesOf(figure)).wide), { headers: { 'content-type': 'image/svg+xml' } });
