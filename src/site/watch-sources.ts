import { statSync } from 'node:fs';
import { sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { FSWatcher } from 'vite';
import type { Analysis } from '../analysis/analysis.ts';
import { contentDirectory, dataDirectory } from './settings.ts';

/** The watcher says nothing of a file for so many ms after it has said that the file changed; with something to spare. */
const SILENCE_MS = 70;

/** Has the watcher say what it has kept silent about. */
function watchOn(watcher: FSWatcher, path: string): void {
  const before = lastWritten(path);
  setTimeout(() => {
    const now = lastWritten(path);
    if (now === undefined || now === before) return;
    watcher.emit('change', path);
    watcher.emit('all', 'change', path);
  }, SILENCE_MS).unref();
}

function lastWritten(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/** In `dev`, a page reloads when a dataset or anything in the content folder changes, whatever imports it. */
export function watchSources(): AstroIntegration {
  const folders = [contentDirectory, dataDirectory];
  return {
    name: 'watch-sources',
    hooks: {
      'astro:server:setup': async ({ server }) => {
        // Only here: the bundle of a build is made without anything that reads data.
        const { loadDatasets, lookAgain } = await import('./load-datasets.ts');
        const { hot } = server.environments.client;
        let changedAt = -Infinity;
        let askedAt = -Infinity;
        /** Astro keeps what the routes' getStaticPaths gave, datasets among it, until it hears this event of its own. */
        const forgetPaths = (): void => {
          for (const environment of Object.values(server.environments))
            environment.hot.send('astro:content-changed', {});
        };
        let known: readonly Analysis[] = [];
        /** A change of content that keeps the time stamp may stay unseen by the watcher; whoever asks for a page looks. */
        const look = async (): Promise<void> => {
          const now = [...(await loadDatasets()).analyses.values()];
          if (now.some((analysis, index) => analysis !== known[index])) forgetPaths();
          known = now;
        };
        server.middlewares.use((request, _response, next) => {
          if (request.headers.accept?.includes('text/html')) askedAt = performance.now();
          // What is wrong with data, the page tells.
          look().then(
            () => next(),
            () => next(),
          );
        });
        server.watcher.add(folders);
        server.watcher.on('all', (event, path) => {
          if (!folders.some((folder) => path.startsWith(folder + sep))) return;
          if (event === 'change') watchOn(server.watcher, path);
          changedAt = performance.now();
          lookAgain();
          forgetPaths();
          hot.send({ type: 'full-reload' });
        });
        // A page that was about to load did not hear of a change since it was asked for.
        hot.on('vite:client:connect', (_payload, client) => {
          if (askedAt <= changedAt) client.send({ type: 'full-reload' });
        });
      },
    },
  };
}
