import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuthorFiles } from '../../markdown/author-files.ts';
import { codeRoot } from '../../roots.ts';
import { href } from '../href.ts';
import { keptFolder } from '../kept-folder.ts';
import { cacheDirectory, siteAddress } from '../settings.ts';
import { shortDigest } from '../short-digest.ts';
import { type Bundle, CLIENT } from './bundle.ts';
import { loadModule, openBundle, type PlacedBundle } from './bundle-app.ts';
import { chapterCompiler } from './compile-chapters.ts';
import { READY, SOURCES_DIGEST } from './ready-bundle.ts';
import { addModule, settleReady } from './settle-ready.ts';

const POLICY = /<meta http-equiv="content-security-policy"[^>]*>/i;

export interface ReadyPages {
  /** The folder with the files that pages load. */
  readonly client: string;
  /** A page, by its address without the origin; undefined where the bundle gives none. It rejects where one cannot be made. */
  pageAt(address: string): Promise<string | undefined>;
}

/** The pages of the bundle that comes with the generator, with the chapters of the author's; each is compiled when it is shown. */
export async function openReadyPages(ready: Bundle, author: AuthorFiles): Promise<ReadyPages> {
  const bundle = { ...ready, folder: await settledFolder() };
  const client = join(bundle.folder, CLIENT);
  let app: Promise<App> | undefined;
  return {
    client,
    async pageAt(address) {
      // What is kept may be deleted at any time; a page needs its files.
      if (!existsSync(client)) return undefined;
      app ??= openApp(bundle, author);
      const request = new Request(new URL(address, siteAddress().origin));
      const route = (await app).match(request, true);
      if (route?.type !== 'page') return undefined;
      const response = await (await app).render(request, { routeData: route });
      return response.status === 200 ? asInDev(await response.text()) : undefined;
    },
  };
}

/** The bundle with what the report knows, which other servers of the same report may use too. */
async function settledFolder(): Promise<string> {
  const sources = await readFile(join(READY, SOURCES_DIGEST), 'utf8');
  const madeOf = [sources, codeRoot, siteAddress().href];
  return keptFolder(join(cacheDirectory, 'ready-pages', shortDigest(madeOf.join('\0'))), settleReady);
}

type App = Awaited<ReturnType<typeof openBundle>>['app'];

async function openApp(bundle: PlacedBundle, author: AuthorFiles): Promise<App> {
  // What a page that fails logs, Vite's page tells.
  const { app, addChapter } = await openBundle(bundle, () => undefined);
  const compiler = chapterCompiler();
  for (const [id, file] of author.chapters)
    addChapter(id, async () => {
      const code = await (await compiler)(file);
      if (code === undefined) throw new Error(`${file} takes a bundler`);
      return loadModule(bundle, addModule(bundle.folder, bundle, `${id}-${shortDigest(code)}`, code));
    });
  return app;
}

/** Hears of changes as a page of Vite's does, whose client brings styles of its own to say what is wrong. */
function asInDev(page: string): string {
  const client = `<script type="module" src="${href('/@vite/client')}"></script>`;
  return page.replace(POLICY, '').replace('</head>', `${client}</head>`);
}
