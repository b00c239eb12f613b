import { statSync } from 'node:fs';
import type { FSWatcher } from 'vite';

/** The watcher says nothing of a file for so many ms after it has said that the file changed; with something to spare. */
const SILENCE_MS = 70;

/** Has the watcher, which has just said that a file changed, say it once more where the file has changed again in its silence. */
export function tellLaterChange(watcher: FSWatcher, path: string): void {
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
