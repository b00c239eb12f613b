import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutFrontmatter } from '../../markdown/frontmatter.ts';
import { proseProcessor, SYNTAX_HIGHLIGHT } from '../prose-processor.ts';
import { contentDirectory } from '../settings.ts';

/** What chapters import to make elements. */
export const JSX = 'astro/jsx-runtime';

const IMPORT = /^import\b.*?["']([^"']+)["'];?$/gm;

/**
 * The module of each chapter; it imports {@link JSX} and nothing else.
 *
 * @param chapters their files by their ids
 * @returns undefined where one holds what only a bundler can bring, such as an image
 * @throws Error that names the place in the file
 */
export async function compileChapters(
  chapters: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string> | undefined> {
  const renderer = await proseProcessor().createMdxRenderer!(
    { syntaxHighlight: SYNTAX_HIGHLIGHT },
    { optimize: false },
  );
  const modules = new Map<string, string>();
  for (const [id, file] of chapters) {
    const path = join(contentDirectory, file);
    const source = withoutFrontmatter(await readFile(path, 'utf8'));
    const { code, astroMetadata } = await renderer.process(source, path, {});
    const imported = [...code.matchAll(IMPORT)].map(([, name]) => name);
    if (imported.some((name) => name !== JSX) || astroMetadata.hydratedComponents.length > 0)
      return undefined;
    modules.set(id, code);
  }
  return modules;
}
