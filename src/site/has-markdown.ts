/**
 * Pages that are read, not looked up in: the full tables are there as CSV and JSON, and the explorer and the search say nothing
 * without a reader.
 */
const LOOKED_UP = /^(tables|figures|explore|search|compare|models|404)(\/|$)/;

/** Whether a page has a version in Markdown, beside it as `index.md`. `path` is that within the site, without slashes around it. */
export function hasMarkdown(path: string): boolean {
  return !LOOKED_UP.test(path);
}
