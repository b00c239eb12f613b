import type { SitePath } from './bundle/page-renderer.ts';

/** Paths that are made together. */
export interface PathGroup {
  /**
   * What they are about; absent of those that are about several datasets or none, of the author's, whose code may look at
   * anything, and of pictures.
   */
  readonly dataset: string | undefined;
  readonly paths: readonly SitePath[];
}

/**
 * Everything of one dataset before anything of the next, so that one alone need be in memory, and pictures last: they are
 * painted beside the rest, and have nothing to wait for by then.
 */
export function inOrder(paths: readonly SitePath[]): readonly PathGroup[] {
  const [pictures, others] = [true, false].map((wanted) =>
    paths.filter(({ file }) => /^figures\/.*\.png$/.test(file) === wanted),
  );
  const groups = [...Map.groupBy(others!, datasetOf)].map(([dataset, paths]) => ({ dataset, paths }));
  const [ofDatasets, ofNone] = [true, false].map((wanted) =>
    groups.filter(({ dataset }) => (dataset !== undefined) === wanted),
  );
  return [...ofDatasets!, ...ofNone!, { dataset: undefined, paths: pictures! }];
}

/** Cards go by names that datasets have, but for that of the report. */
function datasetOf({ params: { dataset, name }, isAuthors }: SitePath): string | undefined {
  return isAuthors ? undefined : (dataset ?? name);
}
