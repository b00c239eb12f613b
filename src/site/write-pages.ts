import type { LoadedBundle } from './bundle/load-bundle.ts';
import { type SitePath, sitePaths } from './bundle/page-renderer.ts';
import { NotMade } from './bundle/not-made.ts';
import { type KeptPages, keptPages } from './kept-pages.ts';
import { inOrder } from './page-order.ts';
import type { SiteWriting } from './site-writing.ts';

export interface WrittenPages {
  readonly paths: readonly SitePath[];
  /** Keeps what is left to be kept for the next build. */
  keep(): void;
}

/** Pages of so many datasets may wait in memory for when the main thread has nothing else to do. */
const MOST_UNKEPT = 4;

/**
 * Writes every page and file that the code of the site makes. Pictures are begun before the pages that come with them, and waited
 * for when these are there.
 */
export async function writePages(site: SiteWriting, bundle: LoadedBundle): Promise<WrittenPages> {
  const groups = inOrder(await sitePaths(bundle));
  const unkept: KeptPages[] = [];
  for (const { name, paths } of groups) {
    const kept = name === undefined ? undefined : await keptPages(name);
    const ours = paths.filter(({ file }) => {
      // What an author puts into `public/` comes first.
      if (!site.has(file)) return true;
      console.warn(`public/${file} stands in the place of what the report would have there`);
      return false;
    });
    const [pictures, others] = [true, false].map((wanted) =>
      ours.filter((path) => isPicture(path) === wanted),
    );
    const made = (path: SitePath): Promise<Uint8Array> => {
      const { file, params, props } = path;
      return kept?.page(file, { params, props }, () => bytesOf(path)) ?? bytesOf(path);
    };
    const write = async ({ file, isPage }: SitePath, bytes: Promise<Uint8Array>): Promise<void> =>
      site.write(file, await bytes, isPage);
    const painting = pictures!.map((path) => [path, made(path)] as const);
    // Whoever waits for one below is told of what goes wrong; that may be of another one.
    for (const [, bytes] of painting) bytes.catch(() => undefined);
    for (const path of others!) await write(path, made(path));
    for (const [path, bytes] of painting) await write(path, bytes);
    if (kept !== undefined) unkept.push(kept);
    if (unkept.length > MOST_UNKEPT) unkept.shift()!.keep();
  }
  return {
    paths: groups.flatMap(({ paths }) => paths),
    keep: () => {
      for (const kept of unkept) kept.keep();
    },
  };
}

function isPicture({ file }: SitePath): boolean {
  return file.endsWith('.png');
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
