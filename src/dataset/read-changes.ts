import { lstatSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Problem } from './problem.ts';
import { readText } from './read-text.ts';

/** One entry of a dataset's `CHANGES.md`. */
export interface Change {
  readonly version: string;
  /** ISO 8601 date. */
  readonly date: string;
  /** Markdown, as written. */
  readonly text: string;
}

export interface ChangesReading {
  /** Newest first. */
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

const HEADING = /^## (\S+) \((\d{4}-\d{2}-\d{2})\)$/;

/**
 * Reads a dataset's history: headings `## <version> (<date>)`, newest first, each followed by what changed.
 *
 * `CHANGES.md` is optional; where it exists, its newest version is `version`, that of `datapackage.json`, where that is
 * known.
 */
export async function readChanges(directory: string, version: string | undefined): Promise<ChangesReading> {
  const path = join(directory, 'CHANGES.md');
  // A link that leads nowhere was meant to be a history.
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return { changes: [], problems: [] };
  const file = `${basename(resolve(directory))}/CHANGES.md`;
  const { text, problems } = await readText(path, file, 'the history of the dataset');
  if (text === undefined) return { changes: [], problems };
  const parsed = parseChanges(text, file, version);
  return { changes: parsed.changes, problems: [...problems, ...parsed.problems] };
}

/** See {@link readChanges}; `file` is the name to report. */
export function parseChanges(text: string, file: string, version: string | undefined): ChangesReading {
  const problems: Problem[] = [];
  const changes: { version: string; date: string; line: number; lines: string[] }[] = [];
  const reject = (line: number, message: string, value: string, expected: string): void => {
    problems.push({ file, line, column: 1, message, value, expected });
  };
  text.split(/\r?\n/).forEach((content, index) => {
    const line = index + 1;
    if (!content.startsWith('## ')) {
      changes.at(-1)?.lines.push(content);
      return;
    }
    const [, name, date] = HEADING.exec(content) ?? [];
    if (name === undefined || date === undefined || Number.isNaN(Date.parse(date))) {
      reject(line, 'the heading of a change is not as it should be', content, '## <version> (<date>)');
      return;
    }
    const newer = changes.at(-1);
    if (newer !== undefined && newer.date < date) {
      reject(line, 'a change is newer than the one above it', content, 'the newest change first');
    }
    changes.push({ version: name, date, line, lines: [] });
  });
  const newest = changes[0];
  if (newest === undefined) {
    problems.push({
      file,
      line: 0,
      column: 0,
      message: 'there is no change',
      expected: '## <version> (<date>)',
    });
  } else if (version !== undefined && newest.version !== version) {
    const expected = `${version}, the version of datapackage.json`;
    reject(newest.line, 'the newest change is of another version', newest.version, expected);
  }
  return {
    changes: changes.map((change) => ({
      version: change.version,
      date: change.date,
      text: change.lines.join('\n').trim(),
    })),
    problems,
  };
}
