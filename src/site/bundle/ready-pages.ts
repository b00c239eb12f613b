import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import type { Connect, Plugin } from 'vite';
import { addsCode, type AuthorFiles } from '../../markdown/author-files.ts';
import { filesOfAuthor } from '../author-site.ts';
import type { Bundle } from './bundle.ts';
import { readyBundle } from './ready-bundle.ts';
import { warmUpLater } from './warm-up-later.ts';

/** Whoever does not look at the report at once will hardly wait for it later. */
const LONGEST_WAIT_MS = 10_000;

/**
 * In `dev`, has pages made by the bundle that comes with the generator for as long as everything is as it was at the start: the
 * first are there before Vite has compiled what they are made of, which it does once they are read. From the first change on,
 * and wherever the bundle gives no page, pages are Vite's.
 */
export function readyPages(): AstroIntegration {
  let ready: { readonly bundle: Bundle; readonly author: AuthorFiles } | undefined;
  const firstPage = Promise.withResolvers<undefined>();
  const release = (): void => {
    firstPage.resolve(undefined);
  };
  return {
    name: 'ready-pages',
    hooks: {
      'astro:config:setup': async ({ command, updateConfig }) => {
        if (command !== 'dev') return;
        const author = filesOfAuthor();
        const bundle = addsCode(author) ? undefined : await readyBundle();
        if (bundle === undefined) return;
        ready = { bundle, author };
        updateConfig({ vite: { plugins: [after(firstPage.promise)] } });
      },
      'astro:server:setup': async ({ server }) => {
        if (ready === undefined) return;
        // Only here: a bundle is made without anything that reads data.
        const [{ openReadyPages }, { watchForChange }] = await Promise.all([
          import('./open-ready-pages.ts'),
          import('./watch-for-change.ts'),
        ]);
        const { client, pageAt } = await openReadyPages(ready.bundle, ready.author);
        const isAsAtStart = watchForChange(server);
        const warmUp = warmUpLater(server);
        const pageFor = async (request: Connect.IncomingMessage): Promise<string | undefined> =>
          asksForPage(request) && (await isAsAtStart()) ? pageAt(request.originalUrl!) : undefined;
        server.middlewares.use(
          sirv(client, {
            // Looked for when they are asked for: what is kept may be deleted at any time.
            dev: true,
            // Their names say what is in them. Typefaces that are there at once do not change under the reader.
            setHeaders: (response) =>
              response.setHeader('cache-control', 'public, max-age=31536000, immutable'),
          }),
        );
        server.middlewares.use((request, response, next) => {
          void pageFor(request)
            // What is wrong, Vite's page tells.
            .catch(() => undefined)
            .then((page) => {
              if (page === undefined) {
                if (!isOfVite(request)) release();
                next();
              } else {
                response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
                warmUp(request.originalUrl!);
              }
            });
        });
        setTimeout(release, LONGEST_WAIT_MS).unref();
      },
    },
  };
}

/** Has Astro's own making of pages, which it begins as it starts and takes a second for, wait: the first page and its files go first. */
function after(event: Promise<unknown>): Plugin {
  return {
    name: 'after-the-first-page',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^virtual:astro:server-app$/ },
      handler: () => event.then(() => null),
    },
  };
}

/** Whether a request is for what Vite adds to pages, such as its client. */
function isOfVite({ url }: Connect.IncomingMessage): boolean {
  return url!.startsWith('/@') || url!.includes('/node_modules/');
}

function asksForPage({ method, headers }: Connect.IncomingMessage): boolean {
  return method === 'GET' && headers.accept?.includes('text/html') === true;
}
