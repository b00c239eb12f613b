import type { Analysis } from '../analysis/analysis.ts';
import { readChanges } from '../dataset/read-changes.ts';
import { folderOfDataset } from './folder-of-dataset.ts';

/** One state of a dataset. */
export interface HistoryEntry {
  /** Absent where the dataset has none. */
  readonly version?: string;
  /** ISO 8601 date, of the data. */
  readonly date: string;
  /** Markdown: what changed. */
  readonly text: string;
}

/** Where the page of a dataset tells its history. */
export const HISTORY = 'history';

/** What a dataset's `CHANGES.md` says, newest first; without one, the one state that there is. */
export async function datasetHistory({ name, descriptor }: Analysis): Promise<readonly HistoryEntry[]> {
  const { title, version, description, created } = descriptor;
  const { changes } = await readChanges(folderOfDataset(name), version);
  if (changes.length > 0) return changes;
  return [
    {
      ...(version === undefined ? {} : { version }),
      date: created.slice(0, 10),
      text: description ?? title,
    },
  ];
}

/** The anchor of an entry on the page of its dataset. */
export function historyAnchor({ version }: HistoryEntry): string {
  return version === undefined ? HISTORY : `version-${version}`;
}
