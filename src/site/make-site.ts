import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { datasetFolders } from '../dataset/dataset-folders.ts';
import { authorImages } from './bundle/author-images.ts';
import { CLIENT } from './bundle/bundle.ts';
import type { PendingBundle } from './bundle/load-bundle.ts';
import type { SitePath } from './bundle/page-renderer.ts';
import { exchangeContent } from './exchange-content.ts';
import { paintAhead } from './figure-files.ts';
import { filesIn } from './files-in.ts';
import { frameHeaders } from './frame-policy.ts';
import { href } from './href.ts';
import { rememberBuild } from './last-build.ts';
import { dataDirectory } from './settings.ts';
import { writeSitemap } from './sitemap.ts';
import { digestOfMaking, rememberSite } from './site-state.ts';
import { type SiteWriting, siteWriting } from './site-writing.ts';
import { writeDatasetFiles } from './write-dataset-files.ts';
import { writePages } from './write-pages.ts';

export interface MadeSite {
  readonly pages: number;
  readonly files: number;
}

/**
 * Makes the site in a folder: what differs from an earlier report there beside it at first, so that what fails in the middle
 * leaves that as it is.
 *
 * @param folder an absolute path
 * @param made the digest of everything that it is made of
 * @param pending what its pages are made with
 */
export async function makeSite(folder: string, made: string, pending: PendingBundle): Promise<MadeSite> {
  const painting = paintAhead();
  const bundle = await pending.made;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  let site: SiteWriting | undefined;
  try {
    site = siteWriting({ changes: unfinished, earlier: folder, making: await digestOfMaking() });
    const client = join(bundle.folder, CLIENT);
    for (const file of await filesIn(client))
      await site.write(file.slice(1).replaceAll(sep, '/'), readFileSync(join(client, file)));
    const images = authorImages(site, client);
    const { paths, keep } = await writePages(site, bundle);
    await images.write();
    const finished = site.finish();
    const pages = paths.filter(({ isPage }) => isPage);
    await publishBeside(unfinished, pages);
    keep();
    await painting;
    const { kept, words } = await finished;
    exchangeContent(folder, unfinished, kept);
    await rememberBuild(folder);
    await rememberSite(folder, made, words);
    return { pages: pages.length, files: paths.length - pages.length };
  } finally {
    await site?.stop();
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** What is published beside the pages. */
async function publishBeside(folder: string, pages: readonly SitePath[]): Promise<void> {
  const urls = pages.filter(({ file }) => file !== '404.html').map(({ url }) => url.href);
  await writeSitemap(
    folder,
    urls.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
  );
  writeFileSync(join(folder, '_headers'), frameHeaders(href('/')));
  for (const dataset of await datasetFolders(dataDirectory)) await writeDatasetFiles(dataset, folder);
}
