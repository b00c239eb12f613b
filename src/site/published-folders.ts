import { basename, join } from 'node:path';
import { VERSIONS } from '../dataset/check-versions.ts';
import { statedVersion } from '../dataset/stated-version.ts';
import { keptVersions } from './dataset-versions.ts';
import { tagSlug } from './tag-slug.ts';

/** Where the files of a dataset go below `data/`, part by part, and the folder that has them. */
export interface PublishedFolder {
  readonly address: readonly string[];
  readonly folder: string;
}

/**
 * Under its name a dataset is always the newest; every version has an address that stays, the newest too: who cites it today
 * shall find the same bytes when it is no longer the newest.
 */
export async function publishedFolders(dataset: string): Promise<readonly PublishedFolder[]> {
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
