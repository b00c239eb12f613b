import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvParseRows } from 'd3-dsv';
import { Misstated } from '../misstated.ts';
import type { Problem } from '../problem.ts';
import { readDataset } from '../read-dataset.ts';
import { describeResource } from '../resources.ts';
import type { Dataset } from '../types.ts';
import type { Campaign, LeftOut } from './campaign.ts';
import { iterationsCsv, layersCsv, runsCsv } from './campaign-csv.ts';
import { composeDatapackage } from './compose-datapackage.ts';
import { declareFactors } from './declared-factors.ts';
import { saidItem } from './said-item.ts';
import { networksOfCampaign } from './networks-of-campaign.ts';
import { readProperties } from './read-properties.ts';
import { tellProblem, type UnwrittenFiles } from './tell-problem.ts';

export interface WriteOptions {
  /** The dataset's name, which is its folder's. */
  readonly name: string;
  /** The folder that holds the datasets. */
  readonly dataDirectory: string;
  /** Replaces the measurements of an existing dataset; what people wrote beside them stays. */
  readonly force: boolean;
  /** A JSON file with properties of `datapackage.json` that the source does not know. */
  readonly metadataFile?: string;
  /** A `networks.csv` of which to take along what is about the campaign's models. */
  readonly networksFile?: string;
}

/** What an importer produced breaks the dataset's rules; nothing was written. */
export class InvalidCampaignError extends Error {
  readonly problems: readonly Problem[];
  /** The problems in words of the source. */
  readonly told: readonly string[];
  constructor(problems: readonly Problem[], files: UnwrittenFiles) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(`the imported data break the dataset's rules: ${count}; nothing was written`);
    this.problems = problems;
    this.told = problems.map((problem) => tellProblem(problem, files));
  }
}

export interface WrittenCampaign {
  /** The dataset's path. */
  readonly folder: string;
  /** What of the files beside the measurements was not taken. */
  readonly leftOut: readonly LeftOut[];
  readonly dataset: Dataset;
}

/** Writes the dataset's files into `folder`; `target` is where the folder goes in the end. */
async function fill(
  folder: string,
  target: string,
  campaign: Campaign,
  options: WriteOptions,
): Promise<UnwrittenFiles & { readonly leftOut: readonly LeftOut[] }> {
  const { networksFile, metadataFile } = options;
  // People's own files (a change log, the networks) outlive an import; the measurements do not.
  if (existsSync(target)) await cp(target, folder, { recursive: true });
  const replaced = ['runs', 'layers', 'iterations', ...(networksFile === undefined ? [] : ['networks'])];
  for (const table of replaced) {
    for (const kind of ['csv', 'parquet']) await rm(join(folder, `${table}.${kind}`), { force: true });
  }
  const taken = Object.fromEntries((await readdir(folder)).map((name) => [name, join(target, name)]));
  const existing = join(folder, 'datapackage.json');
  const written = [];
  if (existsSync(existing)) written.push(await readProperties(existing));
  if (metadataFile !== undefined) written.push(await readProperties(metadataFile));
  const { factors, declared, leftOut: undeclared } = declareFactors(campaign, written);
  const item = saidItem([campaign.metadata, ...written]);
  let leftOut: readonly LeftOut[] = [];
  if (networksFile !== undefined) {
    const networks = await networksOfCampaign(networksFile, campaign.runs, factors);
    await writeFile(join(folder, 'networks.csv'), networks.text);
    leftOut = networks.leftOut;
  }
  const iterations = iterationsCsv(campaign, factors);
  const resources = [
    describeResource('runs', campaign.furtherColumns, factors, item),
    describeResource('layers', [], factors, item),
    ...(iterations === undefined ? [] : [describeResource('iterations', [], factors, item)]),
  ];
  const networksPath = join(folder, 'networks.csv');
  if (existsSync(networksPath)) {
    const columns = csvParseRows(await readFile(networksPath, 'utf8'))[0] ?? [];
    const here = factors.filter(({ name }) => columns.includes(name));
    resources.push(describeResource('networks', [], here, item));
  }
  await writeFile(existing, composeDatapackage(options.name, campaign, resources, declared, written));
  const tables = {
    'runs.csv': runsCsv(campaign, factors),
    'layers.csv': layersCsv(campaign, factors),
    ...(iterations !== undefined && { 'iterations.csv': iterations }),
  };
  for (const [name, text] of Object.entries(tables)) await writeFile(join(folder, name), text);
  const made = ['datapackage.json', ...Object.keys(tables)];
  return {
    tables,
    taken: Object.fromEntries(Object.entries(taken).filter(([name]) => !made.includes(name))),
    leftOut: [...leftOut, ...undeclared],
  };
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

/** Throws {@link Misstated} where a dataset cannot be written: an impossible name, or one that is taken and not to be replaced. */
export function checkDestination({
  name,
  dataDirectory,
  force,
}: Pick<WriteOptions, 'name' | 'dataDirectory' | 'force'>): void {
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(name)) {
    throw new Misstated(
      `invalid dataset name: ${JSON.stringify(name)}`,
      'lower-case letters, digits, ".", "_" and "-"',
    );
  }
  const target = join(dataDirectory, name);
  if (existsSync(target) && !force) {
    throw new Misstated(
      `the dataset exists: ${target}`,
      'a new name, or --force to replace its measurements',
    );
  }
}

/**
 * Writes a campaign as a dataset folder: all of it or nothing.
 *
 * The folder is made beside its destination, checked as any dataset is, and only then renamed into place.
 * Throws {@link InvalidCampaignError} where it breaks the rules, and what {@link checkDestination} throws.
 */
export async function writeCampaign(campaign: Campaign, options: WriteOptions): Promise<WrittenCampaign> {
  checkDestination(options);
  const target = join(options.dataDirectory, options.name);
  await mkdir(options.dataDirectory, { recursive: true });
  const scratch = await mkdtemp(join(options.dataDirectory, '.import-'));
  const folder = join(scratch, options.name);
  try {
    await mkdir(folder);
    const { leftOut, ...files } = await fill(folder, target, campaign, options);
    const { dataset, problems } = await readDataset(folder);
    if (dataset === undefined) throw new InvalidCampaignError(problems, files);
    await replace(target, folder, join(scratch, 'replaced'));
    return { folder: target, leftOut, dataset };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
