import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { codeEnding, codeRoot } from '../roots.ts';

export type WordsMessage = { readonly pages: readonly string[] } | { readonly isEnd: true };

/** As many pages are told of at once: to wake a thread takes longer than to write a page. */
const AT_ONCE = 20;

/** What is made of the words of a site's pages, beside the pages: their Markdown, and the index of the search. */
export interface WordsOfPages {
  /** A page is there. @param page its file within the site */
  add(page: string): void;
  /** No more pages come. Waits until everything is written. */
  finish(): Promise<void>;
  /** Leaves everything as it is. */
  stop(): Promise<unknown>;
}

/** @param site the folder of the site */
export function wordsOfPages(site: string): WordsOfPages {
  const worker = new Worker(join(codeRoot, `site/words-worker${codeEnding}`), { workerData: site });
  const tell = (message: WordsMessage) => {
    worker.postMessage(message);
  };
  const ended = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => {
      resolve();
    });
  });
  // Whoever waits for the end is told.
  ended.catch(() => undefined);
  let pages: string[] = [];
  const tellPages = () => {
    tell({ pages });
    pages = [];
  };
  return {
    add(page) {
      pages.push(page);
      if (pages.length === AT_ONCE) tellPages();
    },
    finish() {
      tellPages();
      tell({ isEnd: true });
      return ended;
    },
    stop: () => worker.terminate(),
  };
}
