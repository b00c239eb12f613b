import { siteAddress } from './settings.ts';

const base = siteAddress().pathname.replace(/\/$/, '');

/** A link to a path of this site, e.g. `/tables/jetson-tx1/`, that holds under any base path. */
export function href(path: string): string {
  if (!path.startsWith('/')) throw new Error(`invalid site path: ${path}; expected one that starts with /`);
  return base + path;
}

/** The path of a page within this site, as links have it: `/claims/`. */
export function sitePath({ pathname }: URL): string {
  const path = pathname.slice(base.length).replace(/index\.html$/, '');
  return path.endsWith('/') ? path : `${path}/`;
}

/** The complete address of a path of this site; `site` is the origin that Astro is given. */
export function absoluteUrl(path: string, site: URL | undefined): string {
  if (site === undefined)
    throw new Error('no site: complete addresses need the origin; expected site in astro.config');
  return new URL(href(path), site).href;
}
