import { sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { contentDirectory, dataDirectory } from './settings.ts';

/** In `dev`, a page reloads when a dataset or anything in the content folder changes, whatever imports it. */
export function watchSources(): AstroIntegration {
  const folders = [contentDirectory, dataDirectory];
  return {
    name: 'watch-sources',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.watcher.add(folders);
        server.watcher.on('all', (_event, path) => {
          if (!folders.some((folder) => path.startsWith(folder + sep))) return;
          // Astro keeps what the routes' getStaticPaths gave, datasets among it, until it hears this event of its own.
          for (const environment of Object.values(server.environments)) {
            environment.hot.send('astro:content-changed', {});
          }
          server.environments.client.hot.send({ type: 'full-reload' });
        });
      },
    },
  };
}
