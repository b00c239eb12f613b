import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { csvParseRows } from 'd3-dsv';
import { datasetFiles, MEDIA_TYPES } from './dataset-files.ts';
import { isDev } from './settings.ts';
import { noteUse } from './used-datasets.ts';

/** A file of a dataset as whoever downloads it can check it. */
export interface DescribedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** The names of a CSV file's columns. */
  readonly columns?: readonly string[];
}

/**
 * The files of a dataset, but for the CSV that is made of Parquet.
 *
 * @param folder of the dataset, or of one of its versions
 */
export async function describedFiles(dataset: string, folder: string): Promise<readonly DescribedFile[]> {
  noteUse(dataset);
  const own = (await datasetFiles(folder)).filter(({ isConverted }) => !isConverted);
  return Promise.all(own.map(({ name, path }) => describeOnce(name, path)));
}

const described = new Map<string, Promise<DescribedFile>>();

/** Several pages tell of a file, which does not change while they are made; `dev` looks at it each time. */
function describeOnce(name: string, path: string): Promise<DescribedFile> {
  const known = (isDev ? undefined : described.get(path)) ?? describe(name, path);
  described.set(path, known);
  return known;
}

/** Streams, as a file may be larger than memory. */
async function describe(name: string, path: string): Promise<DescribedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  let beginning = '';
  await pipeline(createReadStream(path), async (chunks) => {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      // A header is shorter than what is read at once.
      if (beginning === '') beginning = chunk.toString('utf8');
    }
  });
  const ending = extname(name);
  const [columns] = ending === '.csv' ? csvParseRows(beginning.slice(0, beginning.indexOf('\n'))) : [];
  return {
    name,
    mediaType: MEDIA_TYPES[ending]!.split(';')[0]!,
    bytes,
    sha256: hash.digest('hex'),
    ...(columns && { columns }),
  };
}
