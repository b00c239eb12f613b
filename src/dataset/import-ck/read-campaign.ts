import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { entryProblem } from '../entry-problem.ts';
import { asSchema } from '../import/as-schema.ts';
import type { Campaign, ImportedRun, LeftOut, Progress } from '../import/campaign.ts';
import { leftOutFor } from '../import/left-out.ts';
import { parseNonFiniteJson } from '../import/non-finite-json.ts';
import { Notes } from '../import/notes.ts';
import { fileOfKind, refusal, type SourceFile } from '../import/refused-source.ts';
import { readSourceText } from '../import/source-text.ts';
import { Unreadable } from '../import/unreadable.ts';
import { platformOf } from './ck-platform.ts';
import { runsOfPoint } from './ck-point.ts';
import { type CkMeta, metaSchema, pointSchema } from './ck-schema.ts';
import { CAMPAIGN_TAG, libraryOfPoint, readTags } from './ck-tags.ts';

const TREE = 'a tree of experiments';
const POINT_FILE = /^ckp-[^.]+\.\d+\.json$/;

export interface CkOptions {
  readonly models: ReadonlySet<string>;
  readonly ignoredTags: ReadonlySet<string>;
}

interface Experiment {
  readonly name: string;
  readonly directory: string;
  readonly meta: CkMeta;
}

async function readJson<Schema extends z.ZodType>(
  path: string,
  source: SourceFile,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const text = await readSourceText(path, source);
  return asSchema(schema, parseNonFiniteJson(text, source), source, text);
}

async function readExperiments(root: string, leftOut: LeftOut[]): Promise<Experiment[]> {
  const experiments: Experiment[] = [];
  for (const entry of (await readdir(root, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
    const directory = join(root, entry.name);
    const metaFile = join(directory, '.cm', 'meta.json');
    if (!existsSync(metaFile)) {
      leftOut.push({ what: entry.name, why: 'no .cm/meta.json: not an experiment' });
      continue;
    }
    try {
      const file = `${entry.name}/.cm/meta.json`;
      const meta = await readJson(metaFile, { file, expected: 'the tags of an experiment' }, metaSchema);
      if (meta.tags.includes(CAMPAIGN_TAG)) experiments.push({ name: entry.name, directory, meta });
      else leftOut.push({ what: entry.name, why: `its tags lack ${CAMPAIGN_TAG}` });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      leftOut.push(leftOutFor(`${entry.name}/.cm/meta.json`, error));
    }
  }
  return experiments;
}

function tagsOfAll(experiments: readonly Experiment[]): ReadonlySet<string> {
  if (experiments.length < 2) return new Set();
  const [first, ...others] = experiments;
  return new Set(first!.meta.tags.filter((tag) => others.every(({ meta }) => meta.tags.includes(tag))));
}

/**
 * Reads a tree of Collective Knowledge experiments: `<directory>/experiment/<name>/ckp-<id>.0001.json`.
 *
 * `directory` may also be the `experiment` folder itself. Whatever cannot be taken is in `leftOut`, with the reason;
 * nothing is taken in part except where `leftOut` counts it. Throws what {@link refusal} makes where there is no such folder.
 */
export async function readCkCampaign(
  directory: string,
  options: CkOptions,
  progress: Progress,
): Promise<Campaign> {
  const root = existsSync(join(directory, 'experiment')) ? join(directory, 'experiment') : directory;
  const missing = entryProblem(root, 'folder', TREE);
  if (missing !== undefined)
    throw refusal({ file: root, expected: TREE }, missing.message, undefined, missing.value);
  const leftOut: LeftOut[] = [];
  const experiments = await readExperiments(root, leftOut);
  if (experiments.length === 0) {
    const why = `no experiment found; expected folders whose .cm/meta.json has the tag ${CAMPAIGN_TAG}`;
    leftOut.push({ what: root, why });
  }
  const hints = { models: options.models, ignored: options.ignoredTags, shared: tagsOfAll(experiments) };
  const runs = new Map<string, ImportedRun>();
  const notes = new Notes();
  let platform: Readonly<Record<string, unknown>> | undefined;
  progress.start(experiments.length, 'experiments');
  for (const { name, directory: folder, meta } of experiments) {
    const tags = readTags(name, meta.tags, hints);
    if ('unclear' in tags) {
      leftOut.push({ what: name, why: tags.unclear });
      progress.advance();
      continue;
    }
    for (const file of (await readdir(folder)).filter((entry) => POINT_FILE.test(entry)).sort()) {
      try {
        const source = fileOfKind(`${name}/${file}`, 'ck-point');
        const point = await readJson(join(folder, file), source, pointSchema);
        const library = libraryOfPoint(tags.library, point.choices.env.CK_TENSORRT_ENABLE_FP16);
        const found = runsOfPoint(point, tags.model, library, notes.in(`${tags.model}, ${library}`));
        if (found.length === 0) leftOut.push({ what: `${name}/${file}`, why: 'it has no repetition' });
        const taken = found.find((run) => runs.has(keyOf(run)));
        if (taken !== undefined) {
          leftOut.push({
            what: `${name}/${file}`,
            why: `another point has batch size ${taken.batchSize} too`,
          });
          continue;
        }
        for (const run of found) runs.set(keyOf(run), run);
        platform ??= platformOf(point.features?.platform);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        leftOut.push(leftOutFor(`${name}/${file}`, error));
      }
    }
    progress.advance();
  }
  progress.stop();
  leftOut.push(...notes.leftOut());
  const dates = experiments.flatMap(({ meta }) => meta.added?.iso_datetime ?? []).sort();
  return {
    runs: [...runs.values()],
    furtherColumns: [],
    metadata: { created: dates[0]?.slice(0, 10), platform },
    leftOut,
  };
}

function keyOf(run: ImportedRun): string {
  return JSON.stringify([run.model, run.library, run.batchSize, run.repetition]);
}
