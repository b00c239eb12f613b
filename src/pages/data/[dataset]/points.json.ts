import type { APIRoute } from 'astro';
import type { Analysis } from '../../../analysis/analysis.ts';
import { datasetPaths } from '../../../site/static-paths.ts';
import { pointsFile } from '../../../site/summaries-file.ts';

export const getStaticPaths = datasetPaths;

export const GET: APIRoute<{ analysis: Analysis }> = ({ props: { analysis } }) =>
  new Response(pointsFile(analysis).text, { headers: { 'content-type': 'application/json' } });
