import { loadAnalyses, loadDatasets } from '../../site/load-datasets.ts';
import { cardOf, figureOf } from '../../site/figure-files.ts';
import { loadReport } from '../../site/load-report.ts';
import { standardFigures } from '../../figures/standard-figures.ts';
import { siteFile } from '../../site/site-file.ts';

/** One card for the report and one for each dataset. */
export async function getStaticPaths() {
  const names = ['report', ...(await loadAnalyses()).keys()];
  return names.map((name) => ({ params: { name } }));
}

export const GET = siteFile('image/png', async ({ params: { name } }) => {
  const loaded = await loadReport();
  const { metadata, figures } = loaded.report;
  const ofDataset = name === 'report' ? undefined : (await loadDatasets()).analyses.get(name ?? '');
  const analysis = ofDataset ?? loaded.analysis;
  const cover = figures.find(({ spec }) => spec.id === metadata.cover) ?? figures[0];
  const [shown] =
    ofDataset === undefined && cover !== undefined
      ? [figureOf(cover.spec, loaded.on(cover.dataset).analysis)]
      : standardFigures(analysis).map((spec) => figureOf(spec, analysis));
  const { title, created } = analysis.descriptor;
  return ofDataset === undefined
    ? cardOf('report', metadata.title, metadata.authors.map((author) => author.name).join(', '), shown)
    : cardOf(`datasets/${analysis.name}`, title, `Measured ${created.slice(0, 10)}`, shown);
});
