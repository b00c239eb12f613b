import { createReadStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { VERSIONS } from '../dataset/check-versions.ts';
import { datasetFolders } from '../dataset/dataset-folders.ts';
import { writeParquetAsCsv } from '../dataset/parquet-csv.ts';
import { statedVersion } from '../dataset/stated-version.ts';
import { type DatasetFile, datasetFiles, MEDIA_TYPES } from './dataset-files.ts';
import { keptVersions } from './dataset-versions.ts';
import { dataDirectory } from './settings.ts';
import { tagSlug } from './tag-slug.ts';

/**
 * Publishes the datasets' own files at `/data/<dataset>/`. Not by a route: a campaign's rows may be more than memory
 * holds, so a build copies them and `dev` streams them.
 */
export function publishDatasets(): AstroIntegration {
  let base = '/';
  return {
    name: 'publish-datasets',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          fileAt(request.url ?? '', base)
            .then((file) => (file === undefined ? next() : send(file, response)))
            .catch(next);
        });
      },
      'astro:build:done': async ({ dir }) => {
        for (const dataset of await datasetFolders(dataDirectory)) {
          for (const { address, folder } of await publishedFolders(dataset)) {
            const target = join(fileURLToPath(dir), 'data', ...address);
            await mkdir(target, { recursive: true });
            for (const file of await datasetFiles(folder)) await write(file, join(target, file.name));
          }
        }
      },
    },
  };
}

/** Where the files of a dataset go below `data/`, part by part, and the folder that has them. */
interface PublishedFolder {
  readonly address: readonly string[];
  readonly folder: string;
}

/** Under its name a dataset is always the newest; every version has an address that stays. */
async function publishedFolders(dataset: string): Promise<readonly PublishedFolder[]> {
  const name = basename(dataset);
  const own = await statedVersion(join(dataset, 'datapackage.json'));
  const ofVersion = (version: string, folder: string): PublishedFolder => ({
    address: [name, VERSIONS, tagSlug(version)],
    folder,
  });
  return [
    { address: [name], folder: dataset },
    ...(own === undefined ? [] : [ofVersion(own, dataset)]),
    ...(await keptVersions(dataset)).map((version) => ofVersion(version, join(dataset, VERSIONS, version))),
  ];
}

async function write({ path, isConverted }: DatasetFile, target: string): Promise<void> {
  await (isConverted ? writeParquetAsCsv(path, target) : copyFile(path, target));
}

/** The file that an address of the development server means; undefined where it means none. */
async function fileAt(address: string, base: string): Promise<DatasetFile | undefined> {
  const { pathname } = new URL(address, 'http://localhost');
  const [data, ...parts] = decodeURIComponent(
    pathname.startsWith(base) ? pathname.slice(base.length) : '',
  ).split('/');
  const name = parts.pop();
  if (data !== 'data' || name === undefined) return undefined;
  const dataset = (await datasetFolders(dataDirectory)).find((path) => basename(path) === parts[0]);
  if (dataset === undefined) return undefined;
  const published = (await publishedFolders(dataset)).find(
    ({ address }) => address.join('/') === parts.join('/'),
  );
  return published && (await datasetFiles(published.folder)).find((file) => file.name === name);
}

async function send(file: DatasetFile, response: ServerResponse): Promise<void> {
  response.setHeader('content-type', MEDIA_TYPES[extname(file.name)]!);
  if (!file.isConverted) {
    await pipeline(createReadStream(file.path), response);
    return;
  }
  const directory = await mkdtemp(join(tmpdir(), 'dataset-file-'));
  try {
    await write(file, join(directory, file.name));
    await pipeline(createReadStream(join(directory, file.name)), response);
  } finally {
    await rm(directory, { recursive: true });
  }
}
