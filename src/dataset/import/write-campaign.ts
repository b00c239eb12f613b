import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TableName } from '../columns.ts';
import type { Problem } from '../problem.ts';
import { readDataset } from '../read-dataset.ts';
import type { Campaign } from './campaign.ts';
import { layersCsv, runsCsv } from './campaign-csv.ts';
import { composeDatapackage } from './compose-datapackage.ts';

export interface WriteOptions {
  /** The dataset's name, which is its folder's. */
  readonly name: string;
  /** The folder that holds the datasets. */
  readonly dataDirectory: string;
  /** Replaces the measurements of an existing dataset; what people wrote beside them stays. */
  readonly force: boolean;
  /** A JSON file with properties of `datapackage.json` that the source does not know. */
  readonly metadataFile?: string;
  /** A `networks.csv` to take along. */
  readonly networksFile?: string;
}

/** What an importer produced breaks the dataset's rules; nothing was written. */
export class InvalidCampaignError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`the imported data break the dataset's rules: ${problems.length} problems`);
    this.problems = problems;
  }
}

async function readProperties(file: string): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`cannot read the metadata: ${file}: ${(error as Error).message}`, { cause: error });
  }
}

async function fill(
  folder: string,
  target: string,
  campaign: Campaign,
  options: WriteOptions,
): Promise<void> {
  // People's own files (a change log, the networks) outlive an import; the measurements do not.
  if (existsSync(target)) await cp(target, folder, { recursive: true });
  if (options.networksFile !== undefined) {
    await writeFile(join(folder, 'networks.csv'), await readFile(options.networksFile));
  }
  const existing = join(folder, 'datapackage.json');
  const written = [];
  if (existsSync(existing)) written.push(await readProperties(existing));
  if (options.metadataFile !== undefined) written.push(await readProperties(options.metadataFile));
  const tables: TableName[] = ['runs', 'layers'];
  if (existsSync(join(folder, 'networks.csv'))) tables.push('networks');
  await writeFile(existing, composeDatapackage(options.name, campaign, tables, written));
  await writeFile(join(folder, 'runs.csv'), runsCsv(campaign));
  await writeFile(join(folder, 'layers.csv'), layersCsv(campaign));
}

async function replace(target: string, by: string, aside: string): Promise<void> {
  const replaces = existsSync(target);
  if (replaces) await rename(target, aside);
  try {
    await rename(by, target);
  } catch (error) {
    if (replaces) await rename(aside, target);
    throw error;
  }
}

/**
 * Writes a campaign as a dataset folder and returns its path: all of it or nothing.
 *
 * The folder is made beside its destination, checked as any dataset is, and only then renamed into place.
 * Throws {@link InvalidCampaignError} where it breaks the rules, and where the dataset exists and `force` is not given.
 */
export async function writeCampaign(campaign: Campaign, options: WriteOptions): Promise<string> {
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(options.name)) {
    throw new Error(
      `invalid dataset name: ${options.name}; expected lower-case letters, digits, ".", "_" and "-"`,
    );
  }
  const target = join(options.dataDirectory, options.name);
  if (existsSync(target) && !options.force) {
    throw new Error(
      `the dataset exists: ${target}; expected a new name, or --force to replace its measurements`,
    );
  }
  await mkdir(options.dataDirectory, { recursive: true });
  const scratch = await mkdtemp(join(options.dataDirectory, '.import-'));
  const folder = join(scratch, options.name);
  try {
    await mkdir(folder);
    await fill(folder, target, campaign, options);
    const { problems } = await readDataset(folder);
    if (problems.length > 0) throw new InvalidCampaignError(problems);
    await replace(target, folder, join(scratch, 'replaced'));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return target;
}
