import type { APIRoute } from 'astro';
import type { Analysis } from '../../../analysis/analysis.ts';
import { datasetPaths } from '../../../site/static-paths.ts';
import { summariesFile } from '../../../site/summaries-file.ts';

export const getStaticPaths = datasetPaths;

export const GET: APIRoute<{ analysis: Analysis }> = ({ props: { analysis } }) =>
  new Response(summariesFile(analysis).text, { headers: { 'content-type': 'application/json' } });
