import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file of a built report by its path, `/`-separated and sorted. */
export function siteFiles(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}

/** The pages among them. */
export function sitePages(directory: string): readonly string[] {
  return siteFiles(directory).filter((file) => file.endsWith('.html'));
}

/** One page of each route: pages that differ only in a tag are the same code. */
export function oneOfEachRoute(directory: string): readonly string[] {
  const routes = new Map<string, string>();
  for (const page of sitePages(directory)) {
    const route = page
      .replace(/^(tables\/[^/]+\/(?:layers|adaptive))\/.*/, '$1')
      .replace(/^(figures\/[^/]+)\/[^/]+\/.*/, '$1/of')
      .replace(/^(compare|embed)\/.*/, '$1')
      .replace(/^(datasets)\/[^/]+\/versions\/.*/, '$1/versions');
    if (!routes.has(route)) routes.set(route, page.replace(/index\.html$/, ''));
  }
  return [...routes.values()];
}

export function readSite(directory: string, file: string): string {
  return readFileSync(join(directory, file), 'utf8');
}
