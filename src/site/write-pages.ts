import type { LoadedBundle } from './bundle/load-bundle.ts';
import { type SitePath, sitePaths } from './bundle/page-renderer.ts';
import { NotMade } from './bundle/not-made.ts';
import { keptPages } from './kept-pages.ts';
import { inOrder } from './page-order.ts';
import type { SiteWriter } from './site-writer.ts';

/**
 * Writes every page and file that the code of the site makes.
 *
 * @param isWritten is told of each that is there
 * @returns them
 */
export async function writePages(
  site: SiteWriter,
  bundle: LoadedBundle,
  isWritten: (path: SitePath) => void,
): Promise<readonly SitePath[]> {
  const groups = inOrder(await sitePaths(bundle));
  for (const { dataset, paths } of groups) {
    const kept = await keptPages(dataset);
    for (const path of paths) {
      // What an author puts into `public/` comes first.
      if (site.has(path.file)) {
        console.warn(`public/${path.file} stands in the place of what the report would have there`);
        continue;
      }
      site.write(path.file, await kept.page(path.file, () => bytesOf(path)));
      isWritten(path);
    }
    await kept.keep();
  }
  return groups.flatMap(({ paths }) => paths);
}

/** @throws NotMade that names the page */
async function bytesOf({ file, make }: SitePath): Promise<Uint8Array> {
  try {
    const content = await make();
    return typeof content === 'string' ? Buffer.from(content) : content;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new NotMade(`${file} cannot be made: ${error.stack ?? error.message}`, { cause: error });
  }
}
