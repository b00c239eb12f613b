import { join } from 'node:path';
import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { loadAnalyses } from '../components/datasets.ts';
import { href } from '../components/href.ts';
import { loadReport } from '../components/report.ts';
import { dataDirectory } from '../components/settings.ts';
import { readChanges } from '../dataset/read-changes.ts';

/** New datasets and new versions of them, the newest first. Dates are those of the data, never of the build. */
export const GET: APIRoute = async ({ site }) => {
  const { metadata } = (await loadReport()).report;
  const items = [];
  for (const [name, { descriptor }] of await loadAnalyses()) {
    const { title, version, description, created } = descriptor;
    const { changes } = await readChanges(join(dataDirectory, name), version);
    const entries =
      changes.length > 0
        ? changes
        : [{ version: version ?? '1', date: created.slice(0, 10), text: description ?? title }];
    for (const change of entries) {
      items.push({
        title: `${title}, version ${change.version}`,
        // Readers tell items apart by their links.
        link: href(`/datasets/${name}/#version-${change.version}`),
        pubDate: new Date(change.date),
        description: change.text,
      });
    }
  }
  items.sort((a, b) => b.pubDate.getTime() - a.pubDate.getTime() || (a.title < b.title ? -1 : 1));
  return rss({
    title: `${metadata.shortTitle ?? metadata.title}: datasets`,
    description: `New datasets and versions of ${metadata.title}`,
    site: new URL(href('/'), site),
    items,
  });
};
