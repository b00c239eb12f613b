import { basename, join, resolve } from 'node:path';
import { digestOfRows } from '../dataset/clickhouse/dataset-rows-digest.ts';
import { generatorRoot, reportRoot } from '../roots.ts';
import type { CacheSource } from './content-cache.ts';
import { contentDigest } from './content-digest.ts';
import { filesDigestOf } from './files-digest-of.ts';
import { rowsDigestOf } from './rows-digest-of.ts';

/** A dataset, with what its digest is of beside the code. */
export interface DatasetSource extends CacheSource {
  readonly files: string;
  /** Of its rows where these are in a cluster. */
  readonly rows: string;
}

/**
 * The dataset in a folder in the state that it is in, for code with a digest.
 *
 * @param digestFiles asks for the digest of its files, or knows it
 * @param digestRows asks for that of its rows
 */
export async function sourceOf(
  directory: string,
  code: string,
  digestFiles: (directory: string) => Promise<string> = contentDigest,
  digestRows = digestOfRows,
): Promise<DatasetSource> {
  const [files, rows] = [await digestFiles(directory), await digestRows(directory)];
  return { name: basename(resolve(directory)), digest: `${files}${rows} ${code}`, files, rows };
}

let code: Promise<string> | undefined;

/** The same for this very code; a build looks at what is in the folder once. */
export async function sourceNow(directory: string): Promise<DatasetSource> {
  return sourceOf(directory, await (code ??= reducingCodeDigest()), filesDigestOf, rowsDigestOf);
}

/** A digest of the code that turns files into summaries, and of the libraries that it uses. */
function reducingCodeDigest(): Promise<string> {
  return contentDigest(
    ...['src/dataset', 'src/analysis', 'src/site/reduce-dataset.ts'].map((path) => join(generatorRoot, path)),
    join(reportRoot, 'package-lock.json'),
  );
}
