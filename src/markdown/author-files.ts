/** What an author adds to the site as files of the content folder. Paths are relative to that folder. */
export interface AuthorFiles {
  /** Chapters, by their ids: `01-answer.mdx` is `01-answer`. */
  readonly chapters: ReadonlyMap<string, string>;
  /** Components for chapters, by name: `components/Note.astro` is `<Note>`. */
  readonly components: ReadonlyMap<string, string>;
  /** Pages, by their path within the site: `pages/about.astro` is `/about/`. */
  readonly pages: ReadonlyMap<string, string>;
  /** Whether there is a stylesheet, which pages read after the generator’s. */
  readonly hasStyle: boolean;
  /** Whether there is an icon, which browsers show beside the title. */
  readonly hasIcon: boolean;
}

/** The stylesheet of an author. */
export const STYLE = 'style.css';

/** Files that are published as they are, at the root of the site. */
export const PUBLIC = 'public';

/** Whether an author adds what pages are made of, and not only what they say. */
export function addsCode({ components, pages, hasStyle }: AuthorFiles): boolean {
  return components.size > 0 || pages.size > 0 || hasStyle;
}

/** @param files all files of the content folder, with `/` between folders */
export function authorFiles(files: readonly string[]): AuthorFiles {
  const named = (pattern: RegExp, name: (found: string) => string) =>
    new Map(
      files.flatMap((file) => {
        const found = pattern.exec(file)?.[1];
        return found === undefined ? [] : [[name(found), file] as const];
      }),
    );
  return {
    chapters: named(/^(\d[^/]*)\.mdx$/, (id) => id),
    components: named(/^components\/([^/]+)\.astro$/, (name) => name),
    pages: named(/^pages\/(.+)\.astro$/, (name) =>
      `/${name.replace(/(^|\/)index$/, '')}/`.replace('//', '/'),
    ),
    hasStyle: files.includes(STYLE),
    hasIcon: files.includes(`${PUBLIC}/favicon.svg`),
  };
}
