/**
 * Says who may frame which page, which a page cannot say of itself: only a header can. The file is the one that Netlify and
 * Cloudflare Pages read; for any other host it is what to set.
 *
 * @param base path of the site, with slashes around it
 */
export function frameHeaders(base: string): string {
  return `${base}embed/*\n  Content-Security-Policy: frame-ancestors *\n`;
}
