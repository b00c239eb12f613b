import { extname } from 'node:path';
import { distance } from 'fastest-levenshtein';
import type { Problem } from './problem.ts';

const KNOWN = [
  'datapackage.json',
  'runs.csv',
  'layers.csv',
  'iterations.csv',
  'networks.csv',
  'runs.parquet',
  'layers.parquet',
  'iterations.parquet',
  'networks.parquet',
  'CHANGES.md',
  'versions',
];

export interface UnreadFiles {
  /** Files that were meant to be read, by their names: a table of another name, a name misspelt. */
  readonly problems: readonly Problem[];
  /** Notes, licences and whatever else may lie in a dataset's folder. */
  readonly others: readonly string[];
}

/** What a dataset's folder holds that nothing reads. `described` are the files of the descriptor's resources. */
export function unreadFiles(
  folder: string,
  names: readonly string[],
  described: readonly string[],
): UnreadFiles {
  const problems: Problem[] = [];
  const others: string[] = [];
  for (const name of names) {
    if (KNOWN.includes(name) || described.includes(name) || name.startsWith('.')) continue;
    const ending = extname(name).toLowerCase();
    const meant = KNOWN.find(
      (known) =>
        distance(known.toLowerCase(), name.toLowerCase()) <= 2 && extname(known).toLowerCase() === ending,
    );
    if (meant === undefined && ending !== '.csv' && ending !== '.parquet') others.push(name);
    else {
      problems.push({
        file: `${folder}/${name}`,
        line: 0,
        column: 0,
        message: 'nothing reads the file',
        expected:
          meant === undefined
            ? 'a table of a known name, or one that datapackage.json describes as a resource'
            : `"${meant}"`,
      });
    }
  }
  return { problems, others };
}
