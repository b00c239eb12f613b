import { getRssString } from '@astrojs/rss';
import { datasetHistory, historyAnchor } from '../site/dataset-history.ts';
import { loadAnalyses } from '../site/load-datasets.ts';
import { href } from '../site/href.ts';
import { loadReport } from '../site/load-report.ts';
import { siteFile } from '../site/site-file.ts';

/** New datasets and new versions of them, the newest first. Dates are those of the data, never of the build. */
export const GET = siteFile('application/xml', async ({ site }) => {
  const { metadata } = (await loadReport()).report;
  const items = [];
  for (const [name, analysis] of await loadAnalyses()) {
    const { title } = analysis.descriptor;
    for (const entry of await datasetHistory(analysis)) {
      items.push({
        title: entry.version === undefined ? title : `${title}, version ${entry.version}`,
        // Readers tell items apart by their links.
        link: href(`/datasets/${name}/#${historyAnchor(entry)}`),
        pubDate: new Date(entry.date),
        description: entry.text,
      });
    }
  }
  items.sort((a, b) => b.pubDate.getTime() - a.pubDate.getTime() || (a.title < b.title ? -1 : 1));
  return getRssString({
    title: `${metadata.shortTitle ?? metadata.title}: datasets`,
    description: `New datasets and versions of ${metadata.title}`,
    site: new URL(href('/'), site),
    items,
    // It would come after the anchor.
    trailingSlash: false,
  });
});
