import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { AstroIntegration } from 'astro';
import { datasetFolders } from '../dataset/dataset-folders.ts';
import { type DatasetFile, datasetFiles, MEDIA_TYPES } from './dataset-files.ts';
import { href } from './href.ts';
import { publishedFolders } from './published-folders.ts';
import { dataDirectory } from './settings.ts';
import { writeDatasetFile } from './write-dataset-files.ts';

/** In `dev`, streams the datasets' own files from where they are. No route does: a campaign's rows may be more than memory holds. */
export function serveDatasets(): AstroIntegration {
  return {
    name: 'serve-datasets',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          fileAt(request.originalUrl!)
            .then((file) => (file === undefined ? next() : send(file, response)))
            .catch(next);
        });
      },
    },
  };
}

/** The file that an address of the development server means, its origin left out; undefined where it means none. */
async function fileAt(address: string): Promise<DatasetFile | undefined> {
  const { pathname } = new URL(address, 'http://localhost');
  const base = href('/');
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
    await writeDatasetFile(file, join(directory, file.name));
    await pipeline(createReadStream(join(directory, file.name)), response);
  } finally {
    await rm(directory, { recursive: true });
  }
}
