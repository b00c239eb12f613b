import type { SitePath } from './bundle/page-renderer.ts';
import { datasetOf } from './kept-pages.ts';

/**
 * Everything of one dataset before anything of the next, so that one alone need be in memory, and pictures last: they are
 * painted beside the rest, and have nothing to wait for by then.
 */
export function inOrder(paths: readonly SitePath[]): readonly SitePath[] {
  const [pictures, others] = [true, false].map((wanted) =>
    paths.filter(({ file }) => /^figures\/.*\.png$/.test(file) === wanted),
  );
  return [...Map.groupBy(others!, ({ params }) => datasetOf(params)).values(), pictures!].flat();
}
