import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { codeEnding, codeRoot } from '../roots.ts';
import { isSame } from './site-writer.ts';

/** A file of the site, by its path within; without content it is in the earlier report already. */
export interface SiteContent {
  readonly file: string;
  readonly content: Uint8Array<ArrayBuffer> | undefined;
  readonly isPage: boolean;
}

export type WritingMessage =
  { readonly files: readonly SiteContent[] } | { readonly removed: string } | { readonly isEnd: true };

/** What the thread has done: written so many bytes, or everything. */
export type WritingAnswer = { readonly bytes: number } | WrittenSite;

/** What becomes of a site. */
export interface WrittenSite {
  /** Files of the earlier report that stay, by their paths within the site. */
  readonly kept: ReadonlySet<string>;
  /** A digest of the words that the index of the search has. */
  readonly words: string;
}

export interface WritingData {
  /** The folder for what differs from the earlier report. */
  readonly changes: string;
  /** The folder of the earlier report. */
  readonly earlier: string;
  /** A digest of what makes the site. */
  readonly making: string;
}

/**
 * Writes a site in a thread of its own, as to write a file may take longer than to make it; and what follows from the words of its
 * pages: their Markdown, and the index of the search.
 */
export interface SiteWriting {
  /** Whether it has been given such a file. */
  has(file: string): boolean;
  /** Takes a file. Waits where too much waits to be written. */
  write(file: string, content: Uint8Array, isPage?: boolean): Promise<void>;
  /** Takes a file back. */
  remove(file: string): void;
  /** No more files come. Waits until everything is written. */
  finish(): Promise<WrittenSite>;
  /** Leaves everything as it is. */
  stop(): Promise<unknown>;
}

/** As many files are told of at once: to wake a thread takes longer than to write a file. */
const AT_ONCE = 20;

/** So many bytes may wait in memory. */
const MOST_WAITING = 1 << 26;

export function siteWriting(workerData: WritingData): SiteWriting {
  const worker = new Worker(join(codeRoot, `site/site-writing-worker${codeEnding}`), { workerData });
  const { promise: ended, resolve, reject } = Promise.withResolvers<WrittenSite>();
  // Whoever waits for the end is told.
  ended.catch(() => undefined);
  let hasFailed = false;
  let waiting = 0;
  let room = Promise.withResolvers<unknown>();
  worker.on('message', (answer: WritingAnswer) => {
    if ('kept' in answer) {
      resolve(answer);
      return;
    }
    waiting -= answer.bytes;
    room.resolve(undefined);
    room = Promise.withResolvers();
  });
  worker.once('error', (error) => {
    hasFailed = true;
    reject(error);
  });
  worker.once('exit', () => {
    reject(new Error('the site is not all written'));
  });
  const given = new Set<string>();
  const kept = new Set<string>();
  let files: SiteContent[] = [];
  const tell = (message: WritingMessage, moved: readonly ArrayBuffer[] = []): void => {
    worker.postMessage(message, moved);
  };
  const tellFiles = (): void => {
    tell(
      { files },
      files.flatMap(({ content }) => content?.buffer ?? []),
    );
    files = [];
  };
  return {
    has: (file) => given.has(file),
    async write(file, content, isPage = false) {
      given.add(file);
      if (isSame(join(workerData.earlier, file), content)) {
        kept.add(file);
        if (isPage) files.push({ file, content: undefined, isPage });
      } else {
        // A copy, as what is a part of something larger would take all of that with it.
        files.push({ file, content: new Uint8Array(content), isPage });
        waiting += content.length;
      }
      const isFull = (): boolean => waiting > MOST_WAITING;
      if (files.length === AT_ONCE || isFull()) tellFiles();
      while (hasFailed || isFull()) await Promise.race([room.promise, ended]);
    },
    remove(file) {
      given.delete(file);
      if (kept.delete(file)) return;
      tellFiles();
      tell({ removed: file });
    },
    async finish() {
      tellFiles();
      tell({ isEnd: true });
      const written = await ended;
      return { ...written, kept: new Set([...kept, ...written.kept]) };
    },
    stop: () => worker.terminate(),
  };
}
