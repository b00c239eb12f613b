import type { APIRoute } from 'astro';
import type { Analysis } from '../../../analysis/analysis.ts';
import { CROISSANT } from '../../../site/croissant-context.ts';
import { datasetData } from '../../../site/dataset-data.ts';
import { absoluteUrl } from '../../../site/href.ts';
import { loadReport } from '../../../site/load-report.ts';
import { datasetPaths } from '../../../site/static-paths.ts';

export const getStaticPaths = datasetPaths;

/** The dataset for programs that load data to learn from. */
export const GET: APIRoute<{ analysis: Analysis }> = async ({ props: { analysis }, site }) => {
  const { report } = await loadReport();
  const data = await datasetData(analysis, report, (path) => absoluteUrl(path, site));
  return new Response(`${JSON.stringify(data, undefined, 2)}\n`, {
    headers: { 'content-type': `application/ld+json; profile="${CROISSANT}"` },
  });
};
