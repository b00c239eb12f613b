import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroPrerenderer } from 'astro';
import type { StaticPaths } from 'astro/runtime/prerender/static-paths.js';
import type { FileContext, SiteFile } from '../site-file.ts';
import { type Bundle, type PageStyles, SERVER } from './bundle.ts';

/** A route of the site, as Astro knows it. */
type Route = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number]['route'];

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
    get(route: Route): { readonly staticPaths?: readonly StaticPath[] } | undefined;
  };
  /** The first route that an address may be of; asked for those that are made ahead, all of a report's are such. */
  match(request: Request, allowPrerenderedRoutes: true): Route | undefined;
  getComponentByRoute(route: Route): Promise<{ readonly GET?: SiteFile<Record<string, unknown>> }>;
  render(request: Request, options: { readonly routeData: Route }): Promise<Response>;
}

/** What the module of a bundle gives, as src/components/bundle-entry.ts has it. */
interface BundleEntry {
  readonly app: PrerenderApp & ConstructorParameters<typeof StaticPaths>[0];
  readonly StaticPaths: typeof StaticPaths;
  addChapter(id: string, load: () => Promise<unknown>): void;
}

/** A bundle and where it is. */
export type PlacedBundle = Pick<Bundle, 'entry' | 'styles'> & { readonly folder: string };

/**
 * What gives the pages of a bundle. It knows no chapter yet.
 *
 * @param tell is told what pages log
 */
export async function openBundle(
  bundle: PlacedBundle,
  tell: (logged: { readonly message: string }) => void,
): Promise<BundleEntry> {
  const opened = (await loadModule(bundle, bundle.entry)) as BundleEntry;
  opened.app.setInternals({
    pagesByKeys: new Map(bundle.styles.map(([key, styles]) => [key, { styles }])),
    entrySpecifierToBundleMap: new Map(),
  });
  opened.app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: tell } } } });
  return opened;
}

/** @param module a path within {@link SERVER} */
export function loadModule({ folder }: Pick<PlacedBundle, 'folder'>, module: string): Promise<unknown> {
  return import(pathToFileURL(join(folder, SERVER, module)).href);
}
