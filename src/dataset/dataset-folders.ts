import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The dataset folders in a data directory, by name; links count, even one that leads nowhere, so that whoever reads it
 * says so. Hidden folders are an importer's unfinished work.
 */
export async function datasetFolders(dataDirectory: string): Promise<readonly string[]> {
  const paths = (await readdir(dataDirectory))
    .filter((name) => !name.startsWith('.'))
    .map((name) => join(dataDirectory, name));
  const areFolders = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        (entry) => entry.isDirectory(),
        () => true,
      ),
    ),
  );
  return paths.filter((_, index) => areFolders[index]).sort();
}
