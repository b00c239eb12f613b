import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroPrerenderer } from 'astro';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { absoluteUrl } from '../href.ts';
import { siteAddress } from '../settings.ts';
import { type PageStyles, SERVER } from './bundle.ts';
import type { LoadedBundle } from './load-bundle.ts';

type PrerenderedPath = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];

/** A page or file of the site that its code makes. */
export interface SitePath {
  readonly isPage: boolean;
  /** Its file within the site, without a slash before it. */
  readonly file: string;
  readonly url: URL;
  /** By the names of the route's parts in brackets. */
  readonly params: Readonly<Record<string, string | undefined>>;
  render(): Promise<Response>;
}

/** The application in a bundle, as Astro's own generator of pages takes it. */
interface PrerenderApp {
  setInternals(internals: {
    readonly pagesByKeys: ReadonlyMap<string, { readonly styles: PageStyles }>;
    readonly entrySpecifierToBundleMap: ReadonlyMap<string, string>;
  }): void;
  setOptions(options: object): void;
  render(request: Request, options: { readonly routeData: PrerenderedPath['route'] }): Promise<Response>;
}

/** Every path of the site, in the order of the routes. */
export async function sitePaths({ folder, entry, styles }: LoadedBundle): Promise<readonly SitePath[]> {
  const { app } = (await import(pathToFileURL(join(folder, SERVER, entry)).href)) as {
    readonly app: PrerenderApp & ConstructorParameters<typeof StaticPaths>[0];
  };
  app.setInternals({
    pagesByKeys: new Map(styles.map(([key, ofPage]) => [key, { styles: ofPage }])),
    entrySpecifierToBundleMap: new Map(),
  });
  app.setOptions({
    settings: { scripts: [] },
    logger: { options: { destination: { write: tell } } },
  });
  const found = await new StaticPaths(app).getAll();
  const known = new Set<string>();
  return found.flatMap(({ pathname, route }) => {
    const isPage = route.type === 'page';
    const path = pathname.replace(/^\/|\/$/g, '');
    // The first of two routes to one address has it.
    if (known.has(path)) return [];
    known.add(path);
    return {
      isPage,
      file: isPage ? fileOfPage(path) : path,
      // Of a thousand boards there are a hundred thousand paths: each holds no more than it is found by.
      get url() {
        return urlOf(path, isPage);
      },
      get params() {
        return paramsOf(route, pathname);
      },
      render: () => app.render(new Request(urlOf(path, isPage)), { routeData: route }),
    };
  });
}

/** Hosts look for the page of what is not there under a name of its own. */
function fileOfPage(path: string): string {
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}

function urlOf(path: string, isPage: boolean): URL {
  return new URL(absoluteUrl(`/${path}${isPage && path !== '' ? '/' : ''}`, siteAddress()));
}

function paramsOf({ params, pattern }: PrerenderedPath['route'], pathname: string): SitePath['params'] {
  const parts = pattern.exec(pathname) ?? [];
  return Object.fromEntries(params.map((name, at) => [name, parts[at + 1]]));
}

/** What pages log is for whoever builds. */
function tell({ message }: { readonly message: string }): void {
  console.warn(message);
}
