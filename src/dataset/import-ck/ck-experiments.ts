import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { asSchema } from '../import/as-schema.ts';
import type { LeftOut } from '../import/campaign.ts';
import { leftOutFor } from '../import/left-out.ts';
import { parseNonFiniteJson } from '../import/non-finite-json.ts';
import type { SourceFile } from '../import/refused-source.ts';
import { readSourceText } from '../import/source-text.ts';
import { Unreadable } from '../import/unreadable.ts';
import { type CkMeta, metaSchema } from './ck-schema.ts';

export interface Experiment {
  readonly name: string;
  readonly directory: string;
  readonly meta: CkMeta;
}

export async function readJson<Schema extends z.ZodType>(
  path: string,
  source: SourceFile,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const text = await readSourceText(path, source);
  return asSchema(schema, parseNonFiniteJson(text, source), source, text);
}

/** The experiments of a campaign, by name: the folders in `root` whose tags have the campaign's. All others are left out. */
export async function readExperiments(
  root: string,
  campaignTag: string,
  leftOut: LeftOut[],
): Promise<readonly Experiment[]> {
  const experiments: Experiment[] = [];
  const otherTags = new Set<string>();
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
      if (meta.tags.includes(campaignTag)) experiments.push({ name: entry.name, directory, meta });
      else {
        leftOut.push({ what: entry.name, why: `its tags lack ${campaignTag}` });
        for (const tag of meta.tags) otherTags.add(tag);
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      leftOut.push(leftOutFor(`${entry.name}/.cm/meta.json`, error));
    }
  }
  if (experiments.length === 0) {
    const instead =
      otherTags.size === 0 ? '' : `; --tag names another tag, of those here: ${[...otherTags].join(', ')}`;
    const why = `no experiment found; expected folders whose .cm/meta.json has the tag ${campaignTag}${instead}`;
    leftOut.push({ what: root, why });
  }
  return experiments;
}

/** Tags that every experiment has; none where there is but one. */
export function tagsOfAll(experiments: readonly Experiment[]): ReadonlySet<string> {
  if (experiments.length < 2) return new Set();
  const [first, ...others] = experiments;
  return new Set(first!.meta.tags.filter((tag) => others.every(({ meta }) => meta.tags.includes(tag))));
}
