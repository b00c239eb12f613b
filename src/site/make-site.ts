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
import { siteWriter } from './site-writer.ts';
import { type WordsOfPages, wordsOfPages } from './words-of-pages.ts';
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
  let words: WordsOfPages | undefined;
  try {
    const writer = siteWriter(unfinished, folder);
    const client = join(bundle.folder, CLIENT);
    for (const file of await filesIn(client))
      writer.write(file.slice(1).replaceAll(sep, '/'), readFileSync(join(client, file)));
    const making = (words = wordsOfPages({
      changes: unfinished,
      earlier: folder,
      making: await digestOfMaking(),
    }));
    const images = authorImages(writer);
    const { paths, keep } = await writePages(writer, bundle, ({ file, isPage }) => {
      if (isPage) making.add(file, writer.placeOf(file));
    });
    const finished = making.finish();
    const pages = paths.filter(({ isPage }) => isPage);
    await publishBeside(unfinished, pages);
    keep();
    await images.write();
    await painting;
    const ofWords = await finished;
    exchangeContent(folder, unfinished, new Set([...writer.kept, ...ofWords.kept]));
    await rememberBuild(folder);
    await rememberSite(folder, made, ofWords.digest);
    return { pages: pages.length, files: paths.length - pages.length };
  } finally {
    await words?.stop();
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** What is published beside the pages. */
async function publishBeside(site: string, pages: readonly SitePath[]): Promise<void> {
  const urls = pages.filter(({ file }) => file !== '404.html').map(({ url }) => url.href);
  await writeSitemap(
    site,
    urls.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })),
  );
  writeFileSync(join(site, '_headers'), frameHeaders(href('/')));
  for (const dataset of await datasetFolders(dataDirectory)) await writeDatasetFiles(dataset, site);
}
