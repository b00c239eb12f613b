import { facesOf, figurePaths, type FigureProps } from '../../../site/figure-files.ts';
import { figureMetadata } from '../../../site/figure-metadata.ts';
import { absoluteUrl } from '../../../site/href.ts';
import { loadDatasets } from '../../../site/load-datasets.ts';
import { loadReport } from '../../../site/load-report.ts';
import { siteFile } from '../../../site/site-file.ts';

export const getStaticPaths = figurePaths;

/** What a figure is of, where it stands, and how it is cited. */
export const GET = siteFile<FigureProps>('application/json', async ({ props: { figure }, site }) => {
  const { report } = await loadReport();
  const analysis = (await loadDatasets()).analyses.get(figure.dataset)!;
  const { wide } = await facesOf(figure);
  const metadata = figureMetadata(figure, wide, analysis, report, (path) => absoluteUrl(path, site));
  return `${JSON.stringify(metadata, undefined, 2)}\n`;
});
