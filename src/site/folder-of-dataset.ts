import { join } from 'node:path';
import { dataDirectory } from './settings.ts';
import { noteUse } from './used-datasets.ts';

/** The folder of a dataset, as an absolute path: whoever asks for it may read anything in it, which is noted. */
export function folderOfDataset(name: string): string {
  noteUse(name);
  return join(dataDirectory, name);
}
