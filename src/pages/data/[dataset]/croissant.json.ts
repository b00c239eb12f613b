import type { Analysis } from '../../../analysis/analysis.ts';
import { CROISSANT } from '../../../site/croissant-context.ts';
import { datasetData } from '../../../site/dataset-data.ts';
import { absoluteUrl } from '../../../site/href.ts';
import { loadReport } from '../../../site/load-report.ts';
import { datasetPaths } from '../../../site/static-paths.ts';
import { siteFile } from '../../../site/site-file.ts';

export const getStaticPaths = datasetPaths;

/** The dataset for programs that load data to learn from. */
export const GET = siteFile<{ analysis: Analysis }>(`application/ld+json; profile="${CROISSANT}"`, async ({ props: { analysis }, site }) => {
  const { report } = await loadReport();
  const data = await datasetData(analysis, report, (path) => absoluteUrl(path, site));
  return `${JSON.stringify(data, undefined, 2)}\n`;
});
