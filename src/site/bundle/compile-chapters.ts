import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutFrontmatter } from '../../markdown/frontmatter.ts';
import { proseProcessor, SYNTAX_HIGHLIGHT } from '../prose-processor.ts';
import { contentDirectory } from '../settings.ts';

/** What chapters import to make elements. */
export const JSX = 'astro/jsx-runtime';

const IMPORT = /^import\b.*?["']([^"']+)["'];?$/gm;

/**
 * Gives the module of a chapter, as the content folder has it; it imports {@link JSX} and nothing else.
 *
 * @param file of the content folder
 * @returns undefined where it holds what only a bundler can bring, such as an image
 * @throws Error that names the place in the file
 */
export type ChapterCompiler = (file: string) => Promise<string | undefined>;

export async function chapterCompiler(): Promise<ChapterCompiler> {
  const renderer = await proseProcessor().createMdxRenderer!(
    { syntaxHighlight: SYNTAX_HIGHLIGHT },
    { optimize: false },
  );
  return async (file) => {
    const path = join(contentDirectory, file);
    const source = withoutFrontmatter(await readFile(path, 'utf8'));
    const { code, astroMetadata } = await renderer.process(source, path, {});
    const imported = [...code.matchAll(IMPORT)].map(([, name]) => name);
    const isWhole = imported.every((name) => name === JSX) && astroMetadata.hydratedComponents.length === 0;
    return isWhole ? code : undefined;
  };
}

/**
 * The module of each chapter.
 *
 * @param chapters their files by their ids
 * @returns undefined where one cannot be compiled by itself
 * @throws Error that names the place in the file
 */
export async function compileChapters(
  chapters: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string> | undefined> {
  const compile = await chapterCompiler();
  const modules = new Map<string, string>();
  for (const [id, file] of chapters) {
    const code = await compile(file);
    if (code === undefined) return undefined;
    modules.set(id, code);
  }
  return modules;
}
