import { constants } from 'node:fs';
import { copyFile, link, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeParquetAsCsv } from '../dataset/parquet-csv.ts';
import { isSystemError } from '../dataset/system-error.ts';
import { type DatasetFile, datasetFiles } from './dataset-files.ts';
import { publishedFolders } from './published-folders.ts';

/**
 * Writes the files of a dataset below `data/` of a site that is being made. What has two addresses, as the newest version has,
 * is there once, under two names.
 *
 * @param dataset the folder of the dataset
 * @param makeLink gives a file of the site a second name
 * @throws whatever the file system says of a file that can be neither linked nor copied
 */
export async function writeDatasetFiles(dataset: string, site: string, makeLink = link): Promise<void> {
  const written = new Map<string, string>();
  for (const { address, folder } of await publishedFolders(dataset)) {
    const target = join(site, 'data', ...address);
    const same = written.get(folder);
    await mkdir(target, { recursive: true });
    for (const file of await datasetFiles(folder)) {
      const path = join(target, file.name);
      await (same === undefined
        ? writeDatasetFile(file, path)
        : linkOrCopy(join(same, file.name), path, makeLink));
    }
    written.set(folder, target);
  }
}

/** Never a link: whoever edits what is published does not edit the data. Where the file system can, both share their room. */
export async function writeDatasetFile({ path, isConverted }: DatasetFile, target: string): Promise<void> {
  await (isConverted ? writeParquetAsCsv(path, target) : copyFile(path, target, constants.COPYFILE_FICLONE));
}

/** Some file systems know no second names, and some not this many. */
async function linkOrCopy(from: string, to: string, makeLink: typeof link): Promise<void> {
  try {
    await makeLink(from, to);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
}
