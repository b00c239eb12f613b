/** Writes a site, and what follows from the words of its pages, in a thread of its own. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { filesIn } from './files-in.ts';
import { writeMarkdown } from './markdown-pages.ts';
import { createSearchIndex, INDEX, indexedMarkup } from './search-index.ts';
import { unchangedWords } from './site-state.ts';
import { siteWriter } from './site-writer.ts';
import type { SiteContent, WritingAnswer, WritingData, WritingMessage } from './site-writing.ts';

/** So many pages may wait in memory for the program that makes the index. */
const MOST_WAITING = 100;

const { changes, earlier, making } = workerData as WritingData;
const writer = siteWriter(changes, earlier);
const index = await createSearchIndex();
const earlierWords = unchangedWords(earlier);
const words = createHash('sha256').update(making);
const text = new TextDecoder();
const adding: Promise<void>[] = [];
let last = Promise.resolve();

async function take(message: WritingMessage): Promise<void> {
  if ('isEnd' in message) await finish();
  else if ('removed' in message) writer.remove(message.removed);
  else await write(message.files);
}

async function write(files: readonly SiteContent[]): Promise<void> {
  let bytes = 0;
  for (const { file, content, isPage } of files) {
    if (content !== undefined) {
      bytes += content.length;
      writer.writeOther(file, content);
    }
    if (isPage) await takeWords(file, text.decode(content ?? readFileSync(join(earlier, file))));
  }
  answer({ bytes });
}

async function takeWords(page: string, html: string): Promise<void> {
  const markup = indexedMarkup(html);
  words.update(`\0${page}\0${markup}`);
  const added = index.add(page, markup);
  // Whoever waits for it is told what goes wrong; nobody does where there is an index already.
  added.catch(() => undefined);
  adding.push(added);
  if (adding.length > MOST_WAITING) await adding.shift();
  await writeMarkdown(writer, page, html);
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
  answer({ kept, words: digest });
  parentPort!.close();
  await index.close();
}

function answer(message: WritingAnswer): void {
  parentPort!.postMessage(message);
}

// One after another, so that the index is the same each time.
parentPort!.on('message', (message: WritingMessage) => {
  last = last.then(() => take(message));
});
