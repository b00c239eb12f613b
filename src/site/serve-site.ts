import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { preview, type AstroInlineConfig } from 'astro';
import { Misstated } from '../dataset/misstated.ts';
import { isSystemError } from '../dataset/system-error.ts';
import { reportRoot } from '../roots.ts';
import './astro-alone.ts';

export interface SiteServer {
  /** With a trailing slash. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The line of a site's `robots.txt` that tells its whole address. */
const ADDRESS = /^Sitemap: (\S+)\/sitemap-index\.xml$/m;

/**
 * Serves a site that was built, under the path that it was built for.
 *
 * @param folder an absolute path
 * @throws Misstated where no site is in it
 */
export async function serveSite(
  folder: string,
  server: { readonly host?: string | true; readonly port?: number },
  logLevel: NonNullable<AstroInlineConfig['logLevel']> = 'info',
): Promise<SiteServer> {
  const address = ADDRESS.exec(await robotsOf(folder))?.[1];
  if (address === undefined) throw new Misstated(`no report in ${folder}`, 'what `build` made');
  const base = new URL(`${address}/`).pathname;
  const served = await preview({
    root: reportRoot,
    configFile: false,
    outDir: folder,
    base,
    server,
    logLevel,
  });
  return {
    url: `http://localhost:${String(served.port)}${base}`,
    stop: () => served.stop(),
  };
}

async function robotsOf(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, 'robots.txt'), 'utf8');
  } catch (error) {
    if (isSystemError(error)) return '';
    throw error;
  }
}
