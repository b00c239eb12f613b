import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { RunKey } from '../types.ts';

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

/** A run's key in words, for what is left out. */
export function describeKey({ model, library, batchSize, repetition }: RunKey): string {
  return `${model}, ${library}, batch size ${batchSize}, repetition ${repetition}`;
}
