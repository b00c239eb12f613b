import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Analysis } from '../analysis/analysis.ts';
import { VERSIONS } from '../dataset/check-versions.ts';
import { datasetHistory } from './dataset-history.ts';
import { folderOfDataset } from './folder-of-dataset.ts';
import { tagSlug } from './tag-slug.ts';

/** A state of a dataset under a permanent address. */
export interface DatasetVersion {
  readonly version: string;
  /** ISO 8601 date, of the data. */
  readonly date: string;
  /** Markdown: what changed. */
  readonly text: string;
  /** Whether it is the one that the rest of the site shows. */
  readonly isCurrent: boolean;
  /** Where its files are on disk; undefined where nobody kept them. */
  readonly folder: string | undefined;
}

/** Every version of a dataset, newest first; none where it has no versions. */
export async function datasetVersions(analysis: Analysis): Promise<readonly DatasetVersion[]> {
  const folder = folderOfDataset(analysis.name);
  const kept = await keptVersions(folder);
  return (await datasetHistory(analysis)).flatMap(({ version, date, text }) => {
    if (version === undefined) return [];
    const isCurrent = version === analysis.descriptor.version;
    const ofVersion = kept.includes(version) ? join(folder, VERSIONS, version) : undefined;
    return [{ version, date, text, isCurrent, folder: isCurrent ? folder : ofVersion }];
  });
}

/** The page of a version, for as long as the site stands. */
export function versionPath(dataset: string, version: string): string {
  return `/datasets/${dataset}/versions/${tagSlug(version)}/`;
}

/** Where its files are. */
export function versionFiles(dataset: string, version: string): string {
  return `/data/${dataset}/versions/${tagSlug(version)}/`;
}

/** The versions of which the dataset in a folder keeps the files, beside its own. */
export async function keptVersions(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder);
  return entries.includes(VERSIONS) ? (await readdir(join(folder, VERSIONS))).sort() : [];
}
