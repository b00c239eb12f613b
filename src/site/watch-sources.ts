import { sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { contentDirectory, dataDirectory } from './settings.ts';

/** In `dev`, a page reloads when a dataset or anything in the content folder changes, whatever imports it. */
export function watchSources(): AstroIntegration {
  const folders = [contentDirectory, dataDirectory];
  return {
    name: 'watch-sources',
    hooks: {
      'astro:server:setup': async ({ server }) => {
        // Only here: the bundle of a build is made without anything that reads data.
        const { lookAgain } = await import('./load-datasets.ts');
        const { hot } = server.environments.client;
        let changedAt = -Infinity;
        let askedAt = -Infinity;
        server.middlewares.use((request, _response, next) => {
          if (request.headers.accept?.includes('text/html')) askedAt = performance.now();
          next();
        });
        server.watcher.add(folders);
        server.watcher.on('all', (_event, path) => {
          if (!folders.some((folder) => path.startsWith(folder + sep))) return;
          changedAt = performance.now();
          lookAgain();
          // Astro keeps what the routes' getStaticPaths gave, datasets among it, until it hears this event of its own.
          for (const environment of Object.values(server.environments)) {
            environment.hot.send('astro:content-changed', {});
          }
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
