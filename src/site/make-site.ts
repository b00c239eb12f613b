import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import { astroConfig } from './astro-config.ts';
import { rememberBuild } from './last-build.ts';
import { cacheDirectory } from './settings.ts';
import { rememberSite } from './site-state.ts';

/** Astro's own store of the chapters. */
const CHAPTERS_OF_EARLIER_BUILD = join(cacheDirectory, 'astro/data-store.json');

/** What a folder keeps whose content is replaced: it may be a branch that is published. */
const KEPT = '.git';

/**
 * Makes the site in a folder: beside it at first, so that what fails in the middle leaves an earlier report as it is.
 *
 * @param folder an absolute path
 * @param made the digest of everything that it is made of
 */
export async function makeSite(folder: string, made: string): Promise<void> {
  // What an earlier build kept of the chapters names them by paths, which are others once the report has moved.
  await rm(CHAPTERS_OF_EARLIER_BUILD, { force: true });
  const unfinished = `${folder}.unfinished`;
  try {
    await build({ ...astroConfig(), configFile: false, outDir: unfinished });
    await replaceContent(folder, unfinished);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  await rememberBuild(folder);
  await rememberSite(folder, made);
}

async function replaceContent(folder: string, by: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder))
    if (name !== KEPT) await rm(join(folder, name), { recursive: true });
  for (const name of await readdir(by)) await rename(join(by, name), join(folder, name));
}
