import { cpSync, existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addsCode, PUBLIC } from '../../markdown/author-files.ts';
import { filesOfAuthor } from '../author-site.ts';
import { contentDirectory } from '../settings.ts';
import { BUNDLE, type Bundle, CLIENT } from './bundle.ts';
import { compileChapters } from './compile-chapters.ts';
import { readyBundle } from './ready-bundle.ts';
import { addModule, settleReady } from './settle-ready.ts';

/**
 * Makes the bundle of the report from the one that comes with the generator and the chapters, which takes no bundler.
 *
 * @returns false, and nothing is made, where it takes one: there is no such bundle, or the author adds code
 */
export async function composeBundle(folder: string): Promise<boolean> {
  const author = filesOfAuthor();
  const ready = addsCode(author) ? undefined : await readyBundle();
  if (ready === undefined) return false;
  const modules = await compileChapters(author.chapters);
  if (modules === undefined) return false;
  await settleReady(folder);
  const published = join(contentDirectory, PUBLIC);
  if (existsSync(published)) cpSync(published, join(folder, CLIENT), { recursive: true });
  const chapters = [...modules].map(([id, code]) => [id, addModule(folder, ready, id, code)] as const);
  const bundle: Bundle = { ...ready, chapters };
  await writeFile(join(folder, BUNDLE), JSON.stringify(bundle));
  return true;
}
