import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { entryProblem } from '../entry-problem.ts';
import type { Campaign, ImportedRun, LeftOut, Progress } from '../import/campaign.ts';
import { factorsOfRuns } from '../import/factors-of-runs.ts';
import { leftOutFor } from '../import/left-out.ts';
import { Notes } from '../import/notes.ts';
import { fileOfKind, refusal } from '../import/refused-source.ts';
import { Unreadable } from '../import/unreadable.ts';
import { type ChosenPoint, choicesOf, freeSettings, settingsOf, valuesOf } from './ck-choices.ts';
import { readExperiments, readJson, tagsOfAll } from './ck-experiments.ts';
import { checkNamedChoices, levelsOf, type NamedChoices, refuseUnnamedSettings } from './ck-factors.ts';
import { platformOf } from './ck-platform.ts';
import { runsOfPoint } from './ck-point.ts';
import { pointSchema } from './ck-schema.ts';
import { libraryOfPoint, readTags } from './ck-tags.ts';

const TREE = 'a tree of experiments';
const POINT_FILE = /^ckp-[^.]+\.\d+\.json$/;

export interface CkOptions {
  /** The tag that says that an experiment is part of the campaign. */
  readonly campaignTag: string;
  readonly models: ReadonlySet<string>;
  readonly ignoredTags: ReadonlySet<string>;
  readonly factors: NamedChoices;
}

interface ReadPoint extends ChosenPoint {
  readonly runs: readonly ImportedRun[];
}

/**
 * Reads a tree of Collective Knowledge experiments: `<directory>/experiment/<name>/ckp-<id>.0001.json`.
 *
 * `directory` may also be the `experiment` folder itself. Whatever cannot be taken is in `leftOut`, with the reason;
 * nothing is taken in part except where `leftOut` counts it. Throws what {@link refusal} makes where there is no such folder,
 * and where points would be one that differ in a choice that is no factor.
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
  const experiments = await readExperiments(root, options.campaignTag, leftOut);
  const ignored = new Set([...options.ignoredTags, options.campaignTag]);
  const hints = { models: options.models, ignored, shared: tagsOfAll(experiments) };
  const points: ReadPoint[] = [];
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
    for (const entry of (await readdir(folder)).filter((each) => POINT_FILE.test(each)).sort()) {
      const file = `${name}/${entry}`;
      try {
        const point = await readJson(join(folder, entry), fileOfKind(file, 'ck-point'), pointSchema);
        const library = libraryOfPoint(tags.library, point.choices.env.CK_TENSORRT_ENABLE_FP16);
        const runs = runsOfPoint(point, tags.model, library, notes.in(`${tags.model}, ${library}`));
        platform ??= platformOf(point.features?.platform);
        if (runs.length === 0) leftOut.push({ what: file, why: 'it has no repetition' });
        else points.push({ file, ...runs[0]!, runs, choices: choicesOf(point) });
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        leftOut.push(leftOutFor(file, error));
      }
    }
    progress.advance();
  }
  progress.stop();
  checkNamedChoices(options.factors, points, root);
  const alike = [...Map.groupBy(points, (point) => keyOf(point, options.factors)).values()];
  refuseUnnamedSettings(alike, points);
  leftOut.push(
    ...alike
      .flatMap(([, ...others]) => others)
      .map(({ file, batchSize }) => ({ what: file, why: `another point has batch size ${batchSize} too` })),
  );
  const runs = alike.flatMap(([point]) => {
    const factors = levelsOf(point!, options.factors);
    return point!.runs.map((run) => (options.factors.size === 0 ? run : { ...run, factors }));
  });
  leftOut.push(...notes.leftOut());
  const dates = experiments.flatMap(({ meta }) => meta.added?.iso_datetime ?? []).sort();
  return {
    runs,
    factors: factorsOfRuns(runs),
    furtherColumns: [],
    metadata: { created: dates[0]?.slice(0, 10), platform },
    remarks: remarksOf(points, options.factors),
    leftOut,
  };
}

function keyOf(point: ChosenPoint, named: NamedChoices): string {
  const { model, library, batchSize } = point;
  return JSON.stringify([model, library, batchSize, levelsOf(point, named)]);
}

function remarksOf(points: readonly ChosenPoint[], named: NamedChoices): readonly string[] {
  return freeSettings(points, settingsOf(points))
    .filter((setting) => !named.has(setting))
    .map((setting) => {
      const values = [...new Set(valuesOf(points, setting))].sort();
      return `points differ in ${setting}, which is no factor: ${values.map((value) => value || 'none').join(', ')}`;
    });
}
