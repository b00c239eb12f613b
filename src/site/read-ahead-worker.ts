/** Reads datasets into the cache, in a thread of its own. */
import { parentPort } from 'node:worker_threads';
import type { AheadMessage } from './read-ahead.ts';
import { readAndReduce, REDUCTION_KEY } from './reduce-dataset.ts';
import { reductions } from './reductions.ts';

let last = Promise.resolve();

async function read({ folder, source }: AheadMessage): Promise<void> {
  try {
    if (!reductions.isStored(source, REDUCTION_KEY))
      reductions.put(source, REDUCTION_KEY, await readAndReduce(folder, source));
  } catch {
    // Who needs it reads it again, and tells what goes wrong where it belongs.
  }
  parentPort!.postMessage(folder);
}

parentPort!.on('message', (message: AheadMessage) => {
  last = last.then(() => read(message));
});
