/**
 * Where there is no page: an address such as `/compare/one/other/`, of which there were many once, leads on to the page that
 * compares any two.
 */
const link = document.querySelector<HTMLAnchorElement>('[data-lead-on]')!;
const [a, b, ...rest] = location.pathname.startsWith(link.pathname)
  ? location.pathname
      .slice(link.pathname.length)
      .replace(/(?:\/|\/index\.html)$/, '')
      .split('/')
  : [];
if (a !== undefined && b !== undefined && rest.length === 0) {
  // As they stand in a path they may stand in a query, too.
  location.replace(`${link.href}?a=${a}&b=${b}`);
}
