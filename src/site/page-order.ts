import type { SitePath } from './bundle/page-renderer.ts';
import { LIST } from './used-datasets.ts';

/** Paths that are made together. */
export interface PathGroup {
  /**
   * What they are kept under for the next build: the dataset that they are about, or the list of them for what is about several
   * or none. Absent of pages of the author, whose code may look at anything, and of pictures, which are kept by themselves.
   */
  readonly name: string | undefined;
  readonly paths: readonly SitePath[];
}

/**
 * Everything of one dataset before anything of the next, so that one alone need be in memory, then what is about several, and
 * pictures last: they are painted beside the rest, and have nothing to wait for by then.
 */
export function inOrder(paths: readonly SitePath[]): readonly PathGroup[] {
  const [pictures, others] = [true, false].map((wanted) =>
    paths.filter(({ file }) => /^figures\/.*\.png$/.test(file) === wanted),
  );
  const groups = [...Map.groupBy(others!, nameOf)].map(([name, paths]) => ({ name, paths }));
  const [ofOne, ofMany] = [true, false].map((wanted) =>
    groups.filter(({ name }) => (name !== undefined && name !== LIST) === wanted),
  );
  return [...ofOne!, ...ofMany!, { name: undefined, paths: pictures! }];
}

/** Cards go by names that datasets have, but for that of the report. */
function nameOf({ params: { dataset, name }, isAuthors }: SitePath): string | undefined {
  return isAuthors ? undefined : (dataset ?? name ?? LIST);
}
