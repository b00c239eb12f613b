/** What follows from the words of pages, in a thread of its own: pages are told of once they are there. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { filesIn } from './files-in.ts';
import { writeMarkdown } from './markdown-pages.ts';
import { createSearchIndex, INDEX, indexedMarkup } from './search-index.ts';
import { unchangedWords } from './site-state.ts';
import { siteWriter } from './site-writer.ts';
import type { PlacedPage, WordsData, WordsMessage, WrittenWords } from './words-of-pages.ts';

/** So many pages may wait in memory for the program that makes the index. */
const MOST_WAITING = 100;

const { changes, earlier, making } = workerData as WordsData;
const writer = siteWriter(changes, earlier);
const index = await createSearchIndex();
const earlierWords = unchangedWords(earlier);
const words = createHash('sha256').update(making);
const adding: Promise<void>[] = [];
let last = Promise.resolve();

async function take(pages: readonly PlacedPage[]): Promise<void> {
  for (const { file, place } of pages) {
    const html = await readFile(place, 'utf8');
    const markup = indexedMarkup(html);
    words.update(`\0${file}\0${markup}`);
    const added = index.add(file, markup);
    // Whoever waits for it is told what goes wrong; nobody does where there is an index already.
    added.catch(() => undefined);
    adding.push(added);
    if (adding.length > MOST_WAITING) await adding.shift();
    await writeMarkdown(writer, file, html);
  }
}

/** What has the very same words has the same index: that is known before another one is made. */
async function finish(): Promise<void> {
  const digest = words.digest('hex');
  const kept = new Set(writer.kept);
  if (digest === (await earlierWords)) {
    for (const file of await filesIn(join(earlier, INDEX))) kept.add(INDEX + file);
  } else {
    await Promise.all(adding);
    await index.write(changes);
  }
  parentPort!.postMessage({ kept, digest } satisfies WrittenWords);
  parentPort!.close();
  await index.close();
}

// One after another, so that the index is the same each time.
parentPort!.on('message', (message: WordsMessage) => {
  last = last.then(() => ('pages' in message ? take(message.pages) : finish()));
});
