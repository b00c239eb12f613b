import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { codeEnding, codeRoot } from '../roots.ts';

/** A page: its file within the site, and where it lies until the report is whole. */
export interface PlacedPage {
  readonly file: string;
  readonly place: string;
}

export type WordsMessage = { readonly pages: readonly PlacedPage[] } | { readonly isEnd: true };

/** What becomes of the words. */
export interface WrittenWords {
  /** Files of the earlier report that stay. */
  readonly kept: ReadonlySet<string>;
  /** A digest of the words that the index of the search has. */
  readonly digest: string;
}

export interface WordsData {
  /** The folder for what differs from the earlier report. */
  readonly changes: string;
  /** The folder of the earlier report. */
  readonly earlier: string;
  /** A digest of what makes the site. */
  readonly making: string;
}

/** As many pages are told of at once: to wake a thread takes longer than to write a page. */
const AT_ONCE = 20;

/** What is made of the words of a site's pages, beside the pages: their Markdown, and the index of the search. */
export interface WordsOfPages {
  /** A page is there. */
  add(file: string, place: string): void;
  /** No more pages come. Waits until everything is written. */
  finish(): Promise<WrittenWords>;
  /** Leaves everything as it is. */
  stop(): Promise<unknown>;
}

export function wordsOfPages(workerData: WordsData): WordsOfPages {
  const worker = new Worker(join(codeRoot, `site/words-worker${codeEnding}`), { workerData });
  const tell = (message: WordsMessage) => {
    worker.postMessage(message);
  };
  const ended = new Promise<WrittenWords>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('the words of the pages are not all written'));
    });
  });
  // Whoever waits for the end is told.
  ended.catch(() => undefined);
  let pages: PlacedPage[] = [];
  const tellPages = () => {
    tell({ pages });
    pages = [];
  };
  return {
    add(file, place) {
      pages.push({ file, place });
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
