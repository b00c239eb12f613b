import { join, sep } from 'node:path';
import type { ViteDevServer } from 'vite';
import { sameValues } from '../../dataset/same-values.ts';
import { generatorRoot } from '../../roots.ts';
import { loadDatasets } from '../load-datasets.ts';
import { loadReport } from '../load-report.ts';

/** @returns whether report, data and code are those of the first time that it was asked, and nothing is wrong with them */
export function watchForChange(server: ViteDevServer): () => Promise<boolean> {
  let hasChanged = false;
  server.watcher.on('all', (_event, path) => {
    if (hasChanged || !path.startsWith(join(generatorRoot, 'src') + sep)) return;
    hasChanged = true;
    // What Vite tells pages of its own code, those of a bundle do not understand.
    server.environments.client.hot.send({ type: 'full-reload' });
  });
  let first: readonly unknown[] | undefined;
  return async () => {
    if (hasChanged) return false;
    const report = await loadReport();
    const now = [report, ...(await loadDatasets()).analyses.values()];
    first ??= now;
    hasChanged = report.problems.length > 0 || !sameValues(first, now);
    return !hasChanged;
  };
}
