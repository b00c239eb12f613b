import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ImportedKey, ImportedRun, LeftOut } from './campaign.ts';
import type { Factor } from '../types.ts';
import { factorLevels, factorsOfRuns } from './factors-of-runs.ts';
import { Unreadable } from './unreadable.ts';

const text = z.string().min(1);

/** What every entry of a manifest says about a run: which one it is, and how it ended. */
export const manifestRun = z.strictObject({
  model: text,
  library: text,
  batchSize: z.number().int().positive(),
  repetition: z.number().int().nonnegative().default(0),
  status: z.enum(['ok', 'failed', 'timeout']).default('ok'),
  failure: z.string().default(''),
  memoryBytes: z.number().int().positive().optional(),
  /** Levels by factor; the manifest's metadata may declare the factors themselves. */
  factors: factorLevels.optional(),
});

/** Reads a manifest, YAML or JSON; file names in it are relative to its folder, which is returned along. */
export async function readManifest<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<{ manifest: z.output<Schema>; folder: string }> {
  let content: unknown;
  try {
    content = parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(`cannot read the manifest: ${file}: ${(error as Error).message}`, { cause: error });
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) =>
      [file, ...(path.length > 0 ? [path.join('.')] : []), message].join(': '),
    );
    throw new Error(issues.join('\n'));
  }
  return { manifest: parsed.data, folder: dirname(resolve(file)) };
}

type ManifestRun = z.output<typeof manifestRun>;

/**
 * The runs of a manifest's entries. One of which `read` throws {@link Unreadable} is left out, with the reason; but one that
 * is known not to have ended well is a run all the same, of which no more is known.
 */
export async function runsOfManifest<Entry extends ManifestRun>(
  entries: readonly Entry[],
  read: (entry: Entry) => Promise<ImportedRun>,
): Promise<{ runs: ImportedRun[]; factors: readonly Factor[]; leftOut: LeftOut[] }> {
  const runs: ImportedRun[] = [];
  const leftOut: LeftOut[] = [];
  for (const entry of entries) {
    const { model, library, batchSize, factors, repetition, status, memoryBytes } = entry;
    const failure = status === 'ok' ? entry.failure : entry.failure || 'no reason recorded';
    try {
      runs.push(await read({ ...entry, failure }));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const what = status === 'ok' ? describeKey(entry) : `the files of ${describeKey(entry)}`;
      leftOut.push({ what, why: error.message });
      if (status === 'ok') continue;
      runs.push({
        ...{ model, library, batchSize, factors, repetition, status, failure, memoryBytes },
        layers: [],
      });
    }
  }
  return { runs, factors: factorsOfRuns(runs), leftOut };
}

/** A run's key in words, for what is left out. */
export function describeKey(run: ImportedKey): string {
  const { model, library, batchSize, factors = {}, repetition } = run;
  const levels = Object.entries(factors).map(([name, level]) => `${name} ${level}`);
  return [model, library, `batch size ${batchSize}`, ...levels, `repetition ${repetition}`].join(', ');
}
