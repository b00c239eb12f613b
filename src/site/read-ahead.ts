import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { codeEnding, codeRoot } from '../roots.ts';
import { type DatasetSource, sourceNow } from './dataset-source.ts';

/** A dataset to be read: its folder, as an absolute path, in the state that it is in. */
export interface AheadMessage {
  readonly folder: string;
  readonly source: DatasetSource;
}

/** What is being read ahead, by folder, until whoever needs it has waited for it. */
const ahead = new Map<string, Promise<void>>();

/**
 * Reads the datasets that the cache has not, in folders given as absolute paths, in a thread beside whatever else happens: one after
 * another, as together they may not fit into the memory. For `dev`, which has much else to load before they are needed; a build
 * has not.
 */
export async function readAhead(folders: readonly string[]): Promise<void> {
  // By the one left out `node --watch` would have it tell this thread, too, what it loads.
  const { WATCH_REPORT_DEPENDENCIES: _, ...env } = process.env;
  // What it has to say, says the one who finds nothing in the cache.
  const worker = new Worker(join(codeRoot, `site/read-ahead-worker${codeEnding}`), {
    env,
    stdout: true,
    stderr: true,
  });
  const answers = new Map(folders.map((folder) => [folder, Promise.withResolvers<unknown>()]));
  worker.on('message', (folder: string) => answers.get(folder)!.resolve(undefined));
  for (const end of ['error', 'exit'])
    worker.once(end, () => {
      for (const { resolve } of answers.values()) resolve(undefined);
    });
  const read = async (folder: string): Promise<void> => {
    const source = await sourceNow(folder);
    worker.postMessage({ folder, source } satisfies AheadMessage);
    await answers.get(folder)!.promise;
  };
  const reading = folders.map((folder) => {
    // Whoever needs the dataset meets what goes wrong.
    const done = read(folder).catch(() => undefined);
    ahead.set(folder, done);
    return done;
  });
  await Promise.all(reading);
  await worker.terminate();
}

/**
 * Waits until a dataset that is read ahead has been read, or could not be: whoever then asks for it finds it in the cache, or
 * reads it and meets what goes wrong.
 */
export async function haveReadAhead(folder: string): Promise<void> {
  await ahead.get(folder);
  ahead.delete(folder);
}
