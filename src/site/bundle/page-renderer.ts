import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroPrerenderer } from 'astro';
import type { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import { reportRoot } from '../../roots.ts';
import { absoluteUrl } from '../href.ts';
import { contentDirectory, siteAddress } from '../settings.ts';
import type { FileContent, FileContext, SiteFile } from '../site-file.ts';
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
  readonly props: Readonly<Record<string, unknown>>;
  /** Whether its code is the author's. */
  readonly isAuthors: boolean;
  /** What is in its file. */
  make(): Promise<FileContent>;
}

/** What a route's module says of one path. */
type StaticPath = Pick<FileContext<Record<string, unknown>>, 'params'> & {
  readonly props?: Record<string, unknown>;
};

/** The application in a bundle, as Astro's own generator of pages takes it. */
interface PrerenderApp {
  setInternals(internals: {
    readonly pagesByKeys: ReadonlyMap<string, { readonly styles: PageStyles }>;
    readonly entrySpecifierToBundleMap: ReadonlyMap<string, string>;
  }): void;
  setOptions(options: object): void;
  readonly routeCache: {
    get(route: PrerenderedPath['route']): { readonly staticPaths?: readonly StaticPath[] } | undefined;
  };
  getComponentByRoute(
    route: PrerenderedPath['route'],
  ): Promise<{ readonly GET?: SiteFile<Record<string, unknown>> }>;
  render(request: Request, options: { readonly routeData: PrerenderedPath['route'] }): Promise<Response>;
}

/** What the module of a bundle gives, as src/components/bundle-entry.ts has it. */
interface BundleEntry {
  readonly app: PrerenderApp & ConstructorParameters<typeof StaticPaths>[0];
  readonly StaticPaths: typeof StaticPaths;
  addChapter(id: string, load: () => Promise<unknown>): void;
}

/** Every path of the site, in the order of the routes. */
export async function sitePaths(bundle: LoadedBundle): Promise<readonly SitePath[]> {
  const { entry, styles, chapters } = bundle;
  const { app, StaticPaths, addChapter } = (await load(bundle, entry)) as BundleEntry;
  for (const [id, module] of chapters) addChapter(id, () => load(bundle, module));
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

/** @param module a path within {@link SERVER} */
function load({ folder }: LoadedBundle, module: string): Promise<unknown> {
  return import(pathToFileURL(join(folder, SERVER, module)).href);
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
