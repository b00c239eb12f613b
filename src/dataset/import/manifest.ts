import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { describeIssue } from '../describe-issue.ts';
import { isObject } from '../is-object.ts';
import { isRejection, parseName } from '../parse-cell.ts';
import { shortEcho } from '../problem.ts';
import { validKeys } from '../valid-keys.ts';
import { parseYamlText } from '../yaml-text.ts';
import type { ImportedKey, ImportedRun, LeftOut } from './campaign.ts';
import type { Factor } from '../types.ts';
import { factorLevels, factorsOfRuns } from './factors-of-runs.ts';
import { type FileKind, kindOfText, wordsOf } from '../file-kind.ts';
import { RefusedSourceError, wrongKind } from './refused-source.ts';
import { readSourceText } from './source-text.ts';
import { Unreadable } from './unreadable.ts';

/** A tag, as it can stand in a cell. */
export const tag = z
  .string()
  .refine((text) => !isRejection(parseName(text)), 'expected a name without white space around it');

/** Kinds of text that a manifest with mistakes in it can seem to be. */
const MANIFESTS: ReadonlySet<FileKind> = new Set(['manifest', 'text', 'json-object']);

/** What every entry of a manifest says about a run: which one it is, and how it ended. */
export const manifestRun = z.strictObject({
  model: tag,
  library: tag,
  batchSize: z.number().int().positive(),
  repetition: z.number().int().nonnegative().default(0),
  status: z.enum(['ok', 'failed', 'timeout']).default('ok'),
  failure: z.string().default(''),
  memoryBytes: z.number().int().positive().optional(),
  /** Levels by factor; the manifest's metadata may declare the factors themselves. */
  factors: factorLevels.optional(),
});

/**
 * Reads a manifest, YAML or JSON; file names in it are relative to its folder, which is returned along.
 *
 * Throws {@link RefusedSourceError} with all that is wrong with it, with the places.
 */
export async function readManifest<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<{ manifest: z.output<Schema>; folder: string }> {
  const source = { file, expected: `${wordsOf('manifest')}, in YAML or JSON` };
  const text = await readSourceText(file, source);
  const { data, problems, placeOf } = parseYamlText(text, file);
  const names = new Set(validKeys(schema, [], data));
  const isManifest = isObject(data) && Object.keys(data).some((key) => names.has(key));
  if (!isManifest && !MANIFESTS.has(kindOfText(text))) throw wrongKind(text, source);
  if (problems.length > 0) throw new RefusedSourceError(problems);
  const parsed = schema.safeParse(data, { reportInput: true });
  if (parsed.success) return { manifest: parsed.data, folder: dirname(resolve(file)) };
  throw new RefusedSourceError(
    parsed.error.issues.flatMap((issue) =>
      describeIssue(issue, validKeys(schema, issue.path, data)).map(({ path, value, ...rest }) => ({
        ...placeOf(path),
        ...rest,
        ...(value === undefined ? {} : { value: shortEcho(value) }),
      })),
    ),
  );
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
  return `${describePoint(run)}, repetition ${run.repetition}`;
}

/** What a run is a repetition of, in words. */
export function describePoint(run: Omit<ImportedKey, 'repetition'>): string {
  const { model, library, batchSize, factors = {} } = run;
  const levels = Object.entries(factors).map(([name, level]) => `${name} ${level}`);
  return [model, library, `batch size ${batchSize}`, ...levels].join(', ');
}
