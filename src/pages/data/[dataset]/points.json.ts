import type { Analysis } from '../../../analysis/analysis.ts';
import { datasetPaths } from '../../../site/static-paths.ts';
import { pointsFile } from '../../../site/summaries-file.ts';
import { siteFile } from '../../../site/site-file.ts';

export const getStaticPaths = datasetPaths;

export const GET = siteFile<{ analysis: Analysis }>('application/json', ({ props: { analysis } }) =>
  pointsFile(analysis).text);
