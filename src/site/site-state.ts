import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { datasetFolders } from '../dataset/dataset-folders.ts';
import { isSystemError } from '../dataset/system-error.ts';
import { codeRoot, generatorRoot, reportRoot } from '../roots.ts';
import { buildCommit } from './build-commit.ts';
import { contentDigest } from './content-digest.ts';
import { fileStamps } from './file-stamps.ts';
import { filesDigestOf } from './files-digest-of.ts';
import { rowsDigestOf } from './rows-digest-of.ts';
import { cacheDirectory, contentDirectory, dataDirectory } from './settings.ts';

const STATE = join(cacheDirectory, 'site-state.json');

/** What of the environment a site depends on. */
const VARIABLES = ['SITE_URL', 'ALLOW_BROKEN_CLAIMS', 'NODE_ENV'];

interface SiteState {
  readonly folder: string;
  /** Of everything that the site was made of. */
  readonly made: string;
  /** Of every file of the site, as {@link fileStamps} gives it. */
  readonly files: string;
  /** Of the words that the index of the search has. */
  readonly words: string;
}

/** A digest of everything that makes a site but the datasets: code, content, the address that it is for. */
export function digestOfMaking(): Promise<string> {
  return (making ??= makingDigest());
}

let making: Promise<string> | undefined;

async function makingDigest(): Promise<string> {
  // In a clone some of them are the same.
  const paths = new Set([
    ...['src', 'package.json'].map((path) => join(generatorRoot, path)),
    codeRoot,
    ...['package.json', 'package-lock.json'].map((path) => join(reportRoot, path)),
    contentDirectory,
  ]);
  const files = await contentDigest(...paths);
  const environment = VARIABLES.map((name) => [name, process.env[name] ?? null]);
  const all = [files, environment, process.version, reportRoot, contentDirectory];
  return digestOf(all);
}

function digestOf(values: unknown): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

/**
 * Whether a folder holds the very site that a build would make there: nothing that it is made of has changed since it was
 * made, and nobody has written to any file of it. What it is made of counts by its contents alone.
 *
 * @param folder an absolute path
 * @param sources what {@link digestOfSources} gives now
 */
export async function isUnchanged(folder: string, sources: string): Promise<boolean> {
  const known = await readState();
  if (known?.folder !== folder || known.made !== sources) return false;
  return known.files === (await fileStamps(folder));
}

/**
 * A digest of the words that the index of the search in a folder has; undefined where none is known of, or somebody has written
 * to the site since it was made.
 *
 * @param folder an absolute path
 */
export async function unchangedWords(folder: string): Promise<string | undefined> {
  const known = await readState();
  return known?.folder === folder && known.files === (await fileStamps(folder)) ? known.words : undefined;
}

/**
 * Remembers the site that was made in a folder.
 *
 * @param made what {@link digestOfSources} gave before it was made
 * @param words of those that the index of the search has
 */
export async function rememberSite(folder: string, made: string, words: string): Promise<void> {
  const state: SiteState = { folder, made, files: await fileStamps(folder), words };
  try {
    await writeFileAtomic(STATE, JSON.stringify(state));
  } catch (error) {
    // Where nothing can be kept, the next build makes everything.
    if (!isSystemError(error)) throw error;
  }
}

/** Of everything that a site is made of. */
export async function digestOfSources(): Promise<string> {
  const folders = await datasetFolders(dataDirectory);
  const files = await Promise.all(folders.map(filesDigestOf));
  const rows = await Promise.all(folders.map(rowsDigestOf));
  const datasets = folders.map((folder, index) => [basename(folder), files[index], rows[index]]);
  return [await digestOfMaking(), buildCommit ?? '', digestOf(datasets)].join(' ');
}

async function readState(): Promise<SiteState | undefined> {
  try {
    return JSON.parse(await readFile(STATE, 'utf8')) as SiteState;
  } catch (error) {
    if (isSystemError(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
