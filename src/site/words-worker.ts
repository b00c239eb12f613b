/** What follows from the words of pages, in a thread of its own: pages are told of once they are there. */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { writeMarkdown } from './markdown-pages.ts';
import { createSearchIndex } from './search-index.ts';
import { siteWriter } from './site-writer.ts';
import type { PlacedPage, WordsFolders, WordsMessage } from './words-of-pages.ts';

const { changes, earlier } = workerData as WordsFolders;
const writer = siteWriter(changes, earlier);
const index = await createSearchIndex();
let last = Promise.resolve();

async function take(pages: readonly PlacedPage[]): Promise<void> {
  for (const { file, place } of pages) {
    const html = await readFile(place, 'utf8');
    await Promise.all([index.add(file, html), writeMarkdown(writer, file, html)]);
  }
}

async function finish(): Promise<void> {
  await index.write(changes);
  parentPort!.postMessage(writer.kept);
  parentPort!.close();
}

// One after another, so that the index is the same each time.
parentPort!.on('message', (message: WordsMessage) => {
  last = last.then(() => ('pages' in message ? take(message.pages) : finish()));
});
