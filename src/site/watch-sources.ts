import { sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Analysis } from '../analysis/analysis.ts';
import { sameValues } from '../dataset/same-values.ts';
import { contentDirectory, dataDirectory } from './settings.ts';
import { tellLaterChange } from './tell-later-change.ts';

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
          if (!sameValues(now, known)) forgetPaths();
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
          if (event === 'change') tellLaterChange(server.watcher, path);
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
