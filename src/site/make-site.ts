import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import { astroConfig } from './astro-config.ts';
import { rememberBuild } from './last-build.ts';
import { cacheDirectory } from './settings.ts';

/** Astro's own store of the chapters. */
const CHAPTERS_OF_EARLIER_BUILD = join(cacheDirectory, 'astro/data-store.json');

/** Makes the site in a folder, given as an absolute path. */
export async function makeSite(folder: string): Promise<void> {
  // What an earlier build kept of the chapters names them by paths, which are others once the report has moved.
  await rm(CHAPTERS_OF_EARLIER_BUILD, { force: true });
  await build({ ...astroConfig(), configFile: false, outDir: folder });
  await rememberBuild(folder);
}
