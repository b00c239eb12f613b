const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** A link to a path of this site, e.g. `/tables/jetson-tx1/`, that holds under any base path. */
export function href(path: string): string {
  if (!path.startsWith('/')) throw new Error(`invalid site path: ${path}; expected one that starts with /`);
  return base + path;
}
