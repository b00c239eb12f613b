import { href } from './href.ts';

/** The complete address of a path of this site; `site` is the origin that Astro is given. */
export function absoluteUrl(path: string, site: URL | undefined): string {
  if (site === undefined)
    throw new Error('no site: complete addresses need the origin; expected site in astro.config');
  return new URL(href(path), site).href;
}
