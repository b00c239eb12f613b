import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { filesIn } from '../files-in.ts';
import { siteAddress } from '../settings.ts';
import { addressOfShared } from '../shared-modules.ts';
import { type Bundle, CLIENT, SERVER } from './bundle.ts';
import { JSX } from './compile-chapters.ts';
import { BASE, ORIGIN, READY, SHARED_SCHEME } from './ready-bundle.ts';

/** Files of text, which may hold what stands for something of the report. */
const TEXT = /\.(mjs|js|css)$/;

const SHARED = new RegExp(`(["'])${SHARED_SCHEME}([^"']+)\\1`, 'g');

/** Takes the bundle that comes with the generator over into a folder, with what the report knows in the place of what stood for it. */
export async function settleReady(folder: string): Promise<void> {
  for (const side of [SERVER, CLIENT])
    for (const file of await filesIn(join(READY, side))) {
      const bytes = readFileSync(join(READY, side, file));
      write(join(folder, side, file), TEXT.test(file) ? settled(bytes.toString('utf8')) : bytes);
    }
}

/**
 * Adds a compiled chapter to a bundle that was taken over, which others may use too.
 *
 * @param name that no other code has
 * @returns its module, as a path within {@link SERVER}
 */
export function addModule(
  folder: string,
  { entry }: Pick<Bundle, 'entry'>,
  name: string,
  code: string,
): string {
  const module = `chapters/${name}.mjs`;
  const path = join(folder, SERVER, module);
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path))
    writeFileAtomic.sync(path, code.replace(JSON.stringify(JSX), JSON.stringify(`../${entry}`)));
  return module;
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
