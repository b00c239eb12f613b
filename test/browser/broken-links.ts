import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';
import { readSite, sitePages } from '../../scripts/site-files.ts';

/** What leads somewhere, by the names that rehype gives to attributes. */
const ATTRIBUTES = ['href', 'src', 'srcSet', 'action', 'poster'] as const;

const parser = rehype();

interface PageLinks {
  readonly ids: ReadonlySet<string>;
  readonly targets: readonly string[];
}

function linksOf(html: string): PageLinks {
  const ids = new Set<string>();
  const targets: string[] = [];
  visit(parser.parse(html), 'element', ({ properties }) => {
    if (typeof properties.id === 'string') ids.add(properties.id);
    for (const attribute of ATTRIBUTES) {
      const target = properties[attribute];
      if (typeof target === 'string') targets.push(target);
    }
  });
  return { ids, targets };
}

/** Every internal link, anchor and asset of a built report that leads nowhere, with the first page that has it. */
export function brokenLinks(directory: string, base: string): ReadonlyMap<string, string> {
  const pages = new Map(sitePages(directory).map((page) => [page, linksOf(readSite(directory, page))]));
  const broken = new Map<string, string>();
  const breaks = (target: string, page: string): void => {
    if (!broken.has(target)) broken.set(target, page);
  };
  for (const [page, { targets }] of pages) {
    const here = new URL(`http://site${base}${page.replace(/index\.html$/, '')}`);
    for (const target of targets) {
      const url = new URL(target, here);
      if (url.host !== 'site') continue;
      if (!url.pathname.startsWith(base)) {
        breaks(target, page);
        continue;
      }
      const path = decodeURIComponent(url.pathname.slice(base.length));
      const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
      const isThere = existsSync(join(directory, file)) && statSync(join(directory, file)).isFile();
      const anchor = decodeURIComponent(url.hash.slice(1));
      const hasAnchor = anchor === '' || !pages.has(file) || pages.get(file)!.ids.has(anchor);
      if (!isThere || !hasAnchor) breaks(target, page);
    }
  }
  return broken;
}
