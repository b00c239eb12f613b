import { join } from 'node:path';
import type { Analysis } from '../analysis/analysis.ts';
import { type Board, boardOf } from '../figures/boards/board.ts';
import { generatorRoot } from '../roots.ts';
import { buildCache, jsonForm } from './content-cache.ts';
import { contentDigest } from './content-digest.ts';
import { loadAnalyses } from './load-datasets.ts';
import { readingDigest } from './readings.ts';
import { summariesFile } from './summaries-file.ts';
import { noteUse } from './used-datasets.ts';

const boards = buildCache.shelf('boards', jsonForm<Board>());
let code: Promise<string> | undefined;

/** A digest of the code that makes a board's entry of its analysis, and of the libraries that it uses. */
function codeDigest(): Promise<string> {
  return (code ??= contentDigest(
    ...['src/dataset', 'src/analysis', 'src/figures', 'src/site/load-boards.ts', 'package.json'].map((path) =>
      join(generatorRoot, path),
    ),
  ));
}

/** What the overview says of each dataset, in the order of their names for people: made once for each state of its data. */
export async function loadBoards(): Promise<readonly Board[]> {
  const all = await Promise.all([...(await loadAnalyses()).values()].map(boardFor));
  return all.sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
}

async function boardFor(analysis: Analysis): Promise<Board> {
  noteUse(analysis.name);
  const source = {
    name: analysis.name,
    digest: `${readingDigest(analysis.name) ?? summariesFile(analysis).digest} ${await codeDigest()}`,
  };
  return boards.get(source, 'board', () => Promise.resolve(boardOf(analysis)));
}
