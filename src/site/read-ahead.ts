import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { codeEnding, codeRoot } from '../roots.ts';
import type { DatasetSource } from './reduce-dataset.ts';

/** A dataset to be read: its folder, as an absolute path, in the state that it is in. */
export interface AheadMessage {
  readonly folder: string;
  readonly source: DatasetSource;
}

/** Datasets are read into the cache beside whatever else happens, one after another, as together they may not fit into the memory. */
export interface AheadReader {
  /**
   * Waits until a dataset has been read, or could not be: whoever then asks for it finds it in the cache, or reads it and meets
   * what went wrong.
   */
  read(message: AheadMessage): Promise<void>;
  /** No more are to be read. */
  stop(): void;
}

export function aheadReader(): AheadReader {
  // What it has to say, says the one who finds nothing in the cache.
  const worker = new Worker(join(codeRoot, `site/read-ahead-worker${codeEnding}`), {
    stdout: true,
    stderr: true,
  });
  const waiting = new Map<string, () => void>();
  const answer = (folder: string): void => {
    waiting.get(folder)?.();
    waiting.delete(folder);
  };
  const answerAll = (): void => {
    for (const folder of waiting.keys()) answer(folder);
  };
  let isGone = false;
  worker.on('message', answer);
  worker.once('error', answerAll);
  worker.once('exit', () => {
    isGone = true;
    answerAll();
  });
  return {
    read: (message) =>
      new Promise((resolve) => {
        if (isGone) {
          resolve();
          return;
        }
        waiting.set(message.folder, resolve);
        worker.postMessage(message);
      }),
    stop() {
      void worker.terminate();
    },
  };
}
