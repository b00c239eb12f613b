import type { APIRoute } from 'astro';
import { pictureOf, picturePaths, type FigureProps } from '../../../site/figure-files.ts';

export const getStaticPaths = picturePaths;

export const GET: APIRoute<FigureProps> = async ({ props: { figure } }) =>
  new Response((await pictureOf(figure)) as BodyInit, { headers: { 'content-type': 'image/png' } });
