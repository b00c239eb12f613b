import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AuthorFiles, PUBLIC } from '../../markdown/author-files.ts';
import { filesOfAuthor } from '../author-site.ts';
import { filesIn } from '../files-in.ts';
import { contentDirectory, siteAddress } from '../settings.ts';
import { addressOfShared } from '../shared-modules.ts';
import { BUNDLE, type Bundle, CLIENT, SERVER } from './bundle.ts';
import { compileChapters, JSX } from './compile-chapters.ts';
import { BASE, ORIGIN, READY, readyBundle, SHARED_SCHEME } from './ready-bundle.ts';

/** Files of text, which may hold what stands for something of the report. */
const TEXT = /\.(mjs|js|css)$/;

const SHARED = new RegExp(`(["'])${SHARED_SCHEME}([^"']+)\\1`, 'g');

/**
 * Makes the bundle of the report from the one that comes with the generator and the chapters, which takes no bundler.
 *
 * @returns false, and nothing is made, where it takes one: there is no such bundle, or the author adds code
 */
export async function composeBundle(folder: string): Promise<boolean> {
  const author = filesOfAuthor();
  const ready = hasCode(author) ? undefined : await readyBundle();
  if (ready === undefined) return false;
  const modules = await compileChapters(author.chapters);
  if (modules === undefined) return false;
  for (const side of [SERVER, CLIENT])
    for (const file of await filesIn(join(READY, side))) settle(join(side, file), folder);
  const published = join(contentDirectory, PUBLIC);
  if (existsSync(published)) cpSync(published, join(folder, CLIENT), { recursive: true });
  const chapters = [...modules].map(([id, code]) => {
    const module = `chapters/${id}.mjs`;
    write(
      join(folder, SERVER, module),
      code.replace(JSON.stringify(JSX), JSON.stringify(`../${ready.entry}`)),
    );
    return [id, module] as const;
  });
  const bundle: Bundle = { ...ready, chapters };
  write(join(folder, BUNDLE), JSON.stringify(bundle));
  return true;
}

function hasCode({ components, pages, hasStyle }: AuthorFiles): boolean {
  return components.size > 0 || pages.size > 0 || hasStyle;
}

/** Takes a file over, with what the report knows in the place of what stood for it. */
function settle(file: string, folder: string): void {
  const bytes = readFileSync(join(READY, file));
  write(join(folder, file), TEXT.test(file) ? settled(bytes.toString('utf8')) : bytes);
}

function settled(text: string): string {
  const { origin, pathname } = siteAddress();
  return text
    .replaceAll(SHARED, (_, quote: string, path: string) => quote + addressOfShared(path) + quote)
    .replaceAll(ORIGIN, origin)
    .replaceAll(BASE, pathname)
    .replaceAll(BASE.slice(0, -1), pathname.slice(0, -1));
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
