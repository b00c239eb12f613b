import type { APIRoute } from 'astro';
import { figureStylesheet } from '../figures/stylesheet.ts';

/** The figures' own stylesheet: the same text that a downloaded SVG carries inside. */
export const GET: APIRoute = () =>
  new Response(figureStylesheet, { headers: { 'content-type': 'text/css' } });
