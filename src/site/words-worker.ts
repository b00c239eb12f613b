/** What follows from the words of pages, in a thread of its own: pages are told of once they are there. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { writeMarkdown } from './markdown-pages.ts';
import { createSearchIndex } from './search-index.ts';
import type { WordsMessage } from './words-of-pages.ts';

const site = workerData as string;
const index = await createSearchIndex();
let last = Promise.resolve();

async function take(pages: readonly string[]): Promise<void> {
  for (const page of pages) {
    const html = await readFile(join(site, page), 'utf8');
    await Promise.all([index.add(page, html), writeMarkdown(site, page, html)]);
  }
}

// One after another, so that the index is the same each time.
parentPort!.on('message', (message: WordsMessage) => {
  last = last.then(() => ('pages' in message ? take(message.pages) : index.write(site)));
  if ('isEnd' in message) parentPort!.close();
});
