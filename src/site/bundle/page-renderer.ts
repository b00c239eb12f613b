import { resolve, sep } from 'node:path';
import { reportRoot } from '../../roots.ts';
import { absoluteUrl } from '../href.ts';
import { contentDirectory, siteAddress } from '../settings.ts';
import type { FileContent } from '../site-file.ts';
import { loadModule, openBundle } from './bundle-app.ts';
import type { LoadedBundle } from './load-bundle.ts';

/** A page or file of the site that its code makes. */
export interface SitePath {
  readonly isPage: boolean;
  /** Its file within the site, without a slash before it. */
  readonly file: string;
  readonly url: URL;
  /** By the names of the route's parts in brackets. */
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly props: Readonly<Record<string, unknown>>;
  /** Whether its code is the author's. */
  readonly isAuthors: boolean;
  /** What is in its file. */
  make(): Promise<FileContent>;
}

/** Every path of the site, in the order of the routes. */
export async function sitePaths(bundle: LoadedBundle): Promise<readonly SitePath[]> {
  const { app, StaticPaths, addChapter } = await openBundle(bundle, tell);
  for (const [id, module] of bundle.chapters) addChapter(id, () => loadModule(bundle, module));
  const found = await new StaticPaths(app).getAll();
  const known = new Set<string>();
  const site = new URL(siteAddress().origin);
  const paths: SitePath[] = [];
  for (const [route, ofRoute] of Map.groupBy(found, (each) => each.route)) {
    const isPage = route.type === 'page';
    const isAuthors = resolve(reportRoot, route.component).startsWith(contentDirectory + sep);
    const listed = app.routeCache.get(route)?.staticPaths ?? [];
    for (const [at, { pathname }] of ofRoute.entries()) {
      const path = pathname.replace(/^\/|\/$/g, '');
      // The first of two routes to one address has it.
      if (known.has(path)) continue;
      known.add(path);
      const { params = {}, props = {} } = listed[at] ?? {};
      paths.push({
        isPage,
        params,
        props,
        isAuthors,
        file: isPage ? fileOfPage(path) : path,
        // Of a thousand boards there are a hundred thousand paths: each holds no more than it is found by.
        get url() {
          return urlOf(path, isPage);
        },
        async make() {
          const url = urlOf(path, isPage);
          const { GET } = await app.getComponentByRoute(route);
          // Only pages need Astro.
          if (GET !== undefined) return GET.content({ params, props, url, site });
          const response = await app.render(new Request(url), { routeData: route });
          return new Uint8Array(await response.arrayBuffer());
        },
      });
    }
  }
  return paths;
}

/** Hosts look for the page of what is not there under a name of its own. */
function fileOfPage(path: string): string {
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}

function urlOf(path: string, isPage: boolean): URL {
  return new URL(absoluteUrl(`/${path}${isPage && path !== '' ? '/' : ''}`, siteAddress()));
}

/** What pages log is for whoever builds. */
function tell({ message }: { readonly message: string }): void {
  console.warn(message);
}
